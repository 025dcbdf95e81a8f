import { expect, test } from "vitest";
import { createSetPasswordLink, redeemSetPasswordLink } from "@/lib/directory/set-password";
import { signIn } from "@/lib/directory/sign-in";
import {
  changeAccountSettings,
  changeSignInMode,
  disconnectSso,
} from "@/lib/directory/sso/change-connection";
import { connectByHand, connectByMetadata } from "@/lib/directory/sso/connect";
import { getSsoConnection } from "@/lib/directory/sso/connection";
import { startSsoTest } from "@/lib/directory/sso/start-sign-in";
import { getSsoTest } from "@/lib/directory/sso/test-connection";
import { setUserRole } from "@/lib/directory/users/edit-user";
import { viewer } from "@/lib/directory/viewer";
import { changePlan } from "@/lib/directory/workspaces";
import { holdAccount } from "@/tests/support/held-account";
import { selfSigned } from "@/tests/support/saml/certificate";
import { newIdentityProvider } from "@/tests/support/saml/identity-provider";
import { requestIn } from "@/tests/support/saml/request-in";
import { bringAsProviderChanges, newSsoWorkspace } from "@/tests/support/saml/sso-workspace";
import { anew, newWorkspace, signedIn } from "@/tests/support/workspace";

const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day);
const password = "correct horse battery staple";

test("an admin connects by metadata, changes, and disconnects; the log tells each", async () => {
  const workspace = await newWorkspace();
  const { person } = workspace;
  const { metadata, entityId } = newIdentityProvider();
  const before = await workspace.mark();
  expect(await getSsoConnection(person)).toBeNull();
  await connectByMetadata(person, { metadata });
  await connectByMetadata(person, { metadata });
  expect(await getSsoConnection(person)).toMatchObject({
    entityId,
    ssoUrl: "https://idp.example/sso",
    mode: "off",
    createOnSignIn: false,
    verifiedAt: null,
    certificates: [{ status: "valid", subject: "CN=Test identity provider" }],
  });
  const next = newIdentityProvider();
  await connectByMetadata(person, next);
  await disconnectSso(person);
  expect(await getSsoConnection(person)).toBeNull();
  expect(await workspace.events(before)).toMatchObject([
    { action: "sso.connected", after: { entityId } },
    { action: "sso.updated", before: { entityId }, after: { entityId: next.entityId } },
    { action: "sso.disconnected", before: { entityId: next.entityId } },
  ]);
});

const good = {
  entityId: "idp",
  ssoUrl: "https://idp.example/sso",
  sloUrl: "",
  sloBinding: "redirect" as const,
  certificates: selfSigned().certificate,
};

test("certificates by hand: several at once, and each tells when it is time", async () => {
  const { person } = await newWorkspace();
  const certificates = [
    selfSigned({ validTo: inDays(300) }),
    selfSigned({ validTo: inDays(20) }),
    selfSigned({ validTo: inDays(-1), validFrom: inDays(-9) }),
    selfSigned({ validFrom: inDays(1), validTo: inDays(9) }),
  ].map(({ certificate }) => certificate);
  await connectByHand(person, { ...good, certificates: certificates.join("\n") });
  const connection = await getSsoConnection(person);
  expect(connection?.certificates.map(({ status }) => status)).toEqual([
    "valid",
    "expiring",
    "expired",
    "notYetValid",
  ]);
});

test.each([
  ["entityId", ""],
  ["ssoUrl", "http://idp.example/sso"],
  ["ssoUrl", "javascript:alert(1)"],
  ["sloUrl", "ftp://idp.example"],
  ["certificates", "none"],
  ["certificates", selfSigned({ bits: 1024 }).certificate],
])("by hand, %s can't be %j", async (field, value) => {
  const { person } = await newWorkspace();
  const connecting = (async () => connectByHand(person, { ...good, [field]: value }))();
  await expect(connecting).rejects.toMatchObject({ code: "invalid", field });
  expect(await getSsoConnection(person)).toBeNull();
});

test("single sign-on is for admins alone, and for plans that have it", async () => {
  const workspace = await newWorkspace();
  const member = await signedIn(workspace.operator, await workspace.member("m"));
  const { metadata } = newIdentityProvider();
  for (const ctx of [member, workspace.scim]) {
    await expect(connectByMetadata(ctx, { metadata })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getSsoConnection(ctx)).rejects.toMatchObject({ code: "forbidden" });
  }
  await changePlan(workspace.operator, { plan: "free" });
  const onFree = connectByMetadata(workspace.person, { metadata });
  await expect(onFree).rejects.toMatchObject({ code: "planRequired" });
});

test("a test shows what was sent and what would happen, and signs nobody in", async () => {
  const workspace = await newSsoWorkspace({ mode: "off" });
  const { person, provider, origin, slug, bring } = workspace;
  const before = await workspace.mark();
  const id = requestIn(await startSsoTest(person, { origin }));
  expect(await getSsoTest(person, { id })).toBeNull();
  const nameId = `nobody@${slug}.example`;
  const said = { nameId, inResponseTo: id, attributes: { department: "Sales" } };
  const response = await provider.respond(origin, said);
  expect(await bring(response)).toEqual({ kind: "tested", testId: id });
  expect(await getSsoTest(person, { id })).toMatchObject({
    kind: "proved",
    would: "unknownPerson",
    who: nameId,
    sent: {
      nameId,
      attributes: [{ name: "department", values: ["Sales"] }],
      signatureMethod: "RSA-SHA256",
      clockSkew: expect.any(Number),
    },
  });
  expect(await bring(response)).toEqual({ kind: "tested", testId: id });
  expect(await workspace.events(before)).toMatchObject([
    {
      action: "sso.tested",
      source: "saml",
      actor: { id: workspace.adminId },
      after: { outcome: "unknownPerson" },
    },
  ]);
});

test("a test that fails says why", async () => {
  const { person, provider, origin, admin, bring } = await newSsoWorkspace();
  const inResponseTo = requestIn(await startSsoTest(person, { origin }));
  const audience = "https://wrong.example";
  const said = { nameId: admin.email, inResponseTo, audience };
  await bring(await provider.respond(origin, said));
  expect(await getSsoTest(person, { id: inResponseTo })).toMatchObject({
    kind: "refused",
    code: "wrongAudience",
    detail: expect.stringContaining(audience),
  });
});

test("an assertion of a test signs nobody in, and one of a sign-in passes no test", async () => {
  const { person, provider, origin, admin, bring, request } = await newSsoWorkspace();
  const testId = requestIn(await startSsoTest(person, { origin }));
  const ofTest = await provider.respond(origin, { nameId: admin.email, inResponseTo: testId });
  const stripped = withoutRequest(ofTest);
  expect(await bring(stripped)).toEqual({ kind: "refused", reason: "unknownRequest" });

  const said = { nameId: admin.email, inResponseTo: await request() };
  const posing = renamedRequest(await provider.respond(origin, said), testId);
  expect(await bring(posing)).toEqual({ kind: "tested", testId });
  expect(await getSsoTest(person, { id: testId })).toMatchObject({ code: "unknownRequest" });
});

const rewritten = (response: string, to: string) =>
  Buffer.from(
    Buffer.from(response, "base64")
      .toString()
      .replace(/ InResponseTo="[^"]*"/, to),
  ).toString("base64");
const withoutRequest = (response: string) => rewritten(response, "");
const renamedRequest = (response: string, id: string) =>
  rewritten(response, ` InResponseTo="${id}"`);

test("people are let in only through a connection that somebody has come through", async () => {
  const workspace = await newWorkspace();
  const { person } = workspace;
  await connectByMetadata(person, newIdentityProvider());
  for (const mode of ["optional", "required"] as const) {
    const change = changeSignInMode(person, { mode });
    await expect(change).rejects.toMatchObject({ code: "invalid", field: "mode" });
  }
});

test("another provider has to be tested anew, and requires what the first did", async () => {
  const { person } = await newSsoWorkspace({ mode: "required" });
  await connectByMetadata(person, newIdentityProvider());
  expect(await getSsoConnection(person)).toMatchObject({ verifiedAt: null, mode: "required" });
});

test("a test of one provider says nothing of another that is connected by then", async () => {
  const workspace = await newSsoWorkspace();
  const { person, provider, origin, admin } = workspace;
  const inResponseTo = requestIn(await startSsoTest(person, { origin }));
  const response = await provider.respond(origin, { nameId: admin.email, inResponseTo });
  expect(await bringAsProviderChanges(workspace, response)).toMatchObject({ kind: "tested" });
  expect(await getSsoConnection(person)).toMatchObject({ verifiedAt: null });
});

test("required SSO leaves members no password, old or new, and ends what one started", async () => {
  const workspace = await newSsoWorkspace();
  const { person, operator, visitor, provider, origin, slug, bring } = workspace;
  const id = await workspace.member("mia");
  const email = `mia@${slug}.example`;
  const link = await createSetPasswordLink(person, { id });
  const session = await redeemSetPasswordLink(visitor, { secret: link.secret, password });
  const byPassword = anew({ ...visitor, credential: { kind: "session", id: session.id } });
  const outcome = await bring(await provider.respond(origin, { nameId: email }));
  if (outcome.kind !== "signedIn") throw new Error(outcome.kind);
  const bySaml = anew({ ...visitor, credential: { kind: "session", id: outcome.session.id } });
  const unused = await createSetPasswordLink(person, { id });

  await changeSignInMode(person, { mode: "required" });
  await expect(viewer(byPassword)).rejects.toMatchObject({ code: "unauthenticated" });
  expect((await viewer(bySaml)).user.email).toBe(email);
  expect((await viewer(person)).user.role).toBe("admin");

  const before = await workspace.mark();
  const again = signIn(anew(visitor), { email, password });
  await expect(again).rejects.toMatchObject({ code: "forbidden" });
  const redeemed = redeemSetPasswordLink(anew(visitor), { secret: unused.secret, password });
  await expect(redeemed).rejects.toMatchObject({ code: "forbidden" });
  expect(await workspace.events(before)).toMatchObject([
    { action: "user.sign_in_refused", target: { id }, after: { reason: "ssoRequired" } },
  ]);
  await changePlan(operator, { plan: "free" });
  const onFree = await signIn(anew(visitor), { email, password });
  const meanwhile = anew({ ...visitor, credential: { kind: "session", id: onFree.id } });
  expect((await viewer(meanwhile)).user.email).toBe(email);
  await changePlan(operator, { plan: "standard" });
  await expect(viewer(meanwhile)).rejects.toMatchObject({ code: "unauthenticated" });
});

test.each([
  { mode: "required", ends: true },
  { mode: "optional", ends: false },
] as const)(
  "a password's session of whoever stops being an admin ends where SSO is $mode: $ends",
  async ({ mode, ends }) => {
    const workspace = await newSsoWorkspace({ mode });
    const { person, visitor, slug } = workspace;
    const id = await workspace.member("mia");
    const { secret } = await createSetPasswordLink(person, { id });
    await setUserRole(person, { id, role: "admin" });
    const session = await redeemSetPasswordLink(visitor, { secret, password });
    const mia = anew({ ...visitor, credential: { kind: "session", id: session.id } });
    expect((await viewer(mia)).user).toMatchObject({ role: "admin", email: `mia@${slug}.example` });
    await setUserRole(person, { id, role: "member" });
    const seen = await viewer(mia).catch(({ code }) => code);
    expect(seen === "unauthenticated").toBe(ends);
  },
);

test("nobody slips through with a password while SSO comes to be required", async () => {
  const { person, operator, visitor, slug, member } = await newSsoWorkspace();
  const id = await member("mia");
  const email = `mia@${slug}.example`;
  const { secret } = await createSetPasswordLink(person, { id });
  await redeemSetPasswordLink(visitor, { secret, password });

  const mia = await holdAccount(slug, id);
  const signingIn = signIn(anew(visitor), { email, password });
  await mia.isWaitedForBy(1);
  const requiring = changeSignInMode(person, { mode: "required" });
  await mia.isWaitedForBy(2);
  await mia.release();
  const [session] = await Promise.all([signingIn, requiring]);
  const late = anew({ ...operator, credential: { kind: "session", id: session.id } });
  await expect(viewer(late)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a wrong password says no more where SSO is required", async () => {
  const { visitor, slug, member } = await newSsoWorkspace({ mode: "required" });
  await member("mia");
  const attempt = signIn(visitor, { email: `mia@${slug}.example`, password: "wrong" });
  await expect(attempt).rejects.toMatchObject({ code: "unauthenticated" });
});

test("an admin's password still counts where SSO is required, and the log says so", async () => {
  const workspace = await newSsoWorkspace();
  await workspace.signInAdmin();
  await changeSignInMode(workspace.operator, { mode: "required" });
  const before = await workspace.mark();
  await signIn(workspace.visitor, workspace.admin);
  expect(await workspace.events(before)).toMatchObject([
    { action: "user.signed_in", source: "web", after: { withoutRequiredSso: true } },
  ]);
});

test("settings that stay the same are no event", async () => {
  const workspace = await newSsoWorkspace();
  const before = await workspace.mark();
  await changeSignInMode(workspace.person, { mode: "optional" });
  await changeAccountSettings(workspace.person, {
    emailAttribute: " ",
    givenNameAttribute: null,
    familyNameAttribute: null,
    createOnSignIn: false,
  });
  expect(await workspace.events(before)).toEqual([]);
});
