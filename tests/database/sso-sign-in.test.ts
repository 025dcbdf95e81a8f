import { expect, test } from "vitest";
import { listPeople } from "@/lib/directory/people";
import { changeAccountSettings } from "@/lib/directory/sso/change-connection";
import { setUserActive } from "@/lib/directory/users/edit-user";
import { removeUser } from "@/lib/directory/users/update-user";
import { viewer } from "@/lib/directory/viewer";
import { changePlan } from "@/lib/directory/workspaces";
import { personDocument, postUser } from "@/tests/support/provisioning";
import {
  bringAsProviderChanges,
  newSsoWorkspace,
  type SsoWorkspace,
} from "@/tests/support/saml/sso-workspace";
import { tamper } from "@/tests/support/saml/wrapping";
import { anew } from "@/tests/support/workspace";

const refused = (reason: string) => ({ kind: "refused", reason });

const createOnSignIn = (workspace: SsoWorkspace) =>
  changeAccountSettings(workspace.person, {
    emailAttribute: null,
    givenNameAttribute: "givenName",
    familyNameAttribute: "surname",
    createOnSignIn: true,
  });

test("a person whom SCIM made signs in by SAML, by email in any case, into a session like any other", async () => {
  const workspace = await newSsoWorkspace();
  const { scim, provider, origin, visitor, slug, bring, request } = workspace;
  await postUser(scim, personDocument(`lee@${slug}.example`));
  const before = await workspace.mark();

  const said = { nameId: `LEE@${slug.toUpperCase()}.example`, inResponseTo: await request() };
  const outcome = await bring(await provider.respond(origin, said));
  if (outcome.kind !== "signedIn") throw new Error(`the outcome is ${outcome.kind}`);
  const ctx = anew({ ...visitor, credential: { kind: "session", id: outcome.session.id } });
  expect((await viewer(ctx)).user.email).toBe(`lee@${slug}.example`);
  expect(await workspace.events(before)).toMatchObject([
    {
      action: "user.signed_in",
      source: "saml",
      actor: { type: "user", name: `lee@${slug}.example` },
    },
  ]);
});

test("a sign-in that the provider starts needs no request", async () => {
  const { admin, provider, origin, bring } = await newSsoWorkspace();
  const response = await provider.respond(origin, { nameId: admin.email });
  expect(await bring(response)).toMatchObject({ kind: "signedIn" });
});

test("the email may be in an attribute", async () => {
  const { person, admin, provider, origin, bring } = await newSsoWorkspace();
  const names = { givenNameAttribute: null, familyNameAttribute: null, createOnSignIn: false };
  await changeAccountSettings(person, { emailAttribute: "mail", ...names });
  const said = { nameId: "u-17", attributes: { mail: admin.email } };
  expect(await bring(await provider.respond(origin, said))).toMatchObject({ kind: "signedIn" });
  const without = await provider.respond(origin, { nameId: admin.email });
  expect(await bring(without)).toEqual(refused("noEmail"));
});

test("an assertion counts once, on whichever instance", async () => {
  const workspace = await newSsoWorkspace();
  const { admin, provider, origin, bring } = workspace;
  const response = await provider.respond(origin, { nameId: admin.email });
  const outcomes = await Promise.all([bring(response), bring(response), bring(response)]);
  expect(outcomes.filter(({ kind }) => kind === "signedIn")).toHaveLength(1);
  expect(outcomes).toContainEqual(refused("replayed"));
  const again = tamper(response, (xml) =>
    xml.replace("<samlp:Response ", '<samlp:Response Consent="x" '),
  );
  expect(await bring(again)).toEqual(refused("replayed"));
});

test("a request is answered once", async () => {
  const { admin, provider, origin, bring, request } = await newSsoWorkspace();
  const said = { nameId: admin.email, inResponseTo: await request() };
  expect(await bring(await provider.respond(origin, said))).toMatchObject({ kind: "signedIn" });
  expect(await bring(await provider.respond(origin, said))).toEqual(refused("replayed"));
});

test("an answer to a request that wasn't ours, or was another workspace's, is refused", async () => {
  const [one, two] = await Promise.all([newSsoWorkspace(), newSsoWorkspace()]);
  const { admin, provider, origin, bring } = one;
  for (const inResponseTo of ["_made-up", await two.request()]) {
    const response = await provider.respond(origin, { nameId: admin.email, inResponseTo });
    expect(await bring(response)).toEqual(refused("unknownRequest"));
  }
});

test("an assertion for one workspace is worth nothing in another, also by the same provider", async () => {
  const [one, two] = await Promise.all([newSsoWorkspace(), newSsoWorkspace()]);
  const response = await one.provider.respond(one.origin, { nameId: two.admin.email });
  expect(await two.bring(response)).toEqual(refused("wrongIssuer"));
  const posing = await one.provider.respond(two.origin, {
    nameId: two.admin.email,
    issuer: two.provider.entityId,
  });
  expect(await two.bring(posing)).toEqual(refused("wrongSignature"));
});

test("what a provider proved is worth nothing where another one is connected by then", async () => {
  const workspace = await newSsoWorkspace();
  const { admin, provider, origin } = workspace;
  const response = await provider.respond(origin, { nameId: admin.email });
  expect(await bringAsProviderChanges(workspace, response)).toEqual(refused("wrongIssuer"));
});

test("somebody who is deactivated, removed by SCIM, or unknown is refused, and the log says so", async () => {
  const workspace = await newSsoWorkspace();
  const { scim, person, provider, origin, slug, bring } = workspace;
  await createOnSignIn(workspace);
  const away = await workspace.member("away");
  await setUserActive(person, { id: away, active: false });
  const gone = await postUser(scim, personDocument(`gone@${slug}.example`));
  await removeUser(scim, gone.scimId);
  const before = await workspace.mark();

  for (const name of ["away", "gone"]) {
    const response = await provider.respond(origin, { nameId: `${name}@${slug}.example` });
    expect(await bring(response)).toEqual(refused("deactivated"));
  }
  const events = await workspace.events(before);
  const seen = { action: "user.sign_in_refused", source: "saml", actor: { type: "visitor" } };
  const after = { reason: "deactivated" };
  expect(events).toMatchObject([
    { ...seen, after, target: { id: away } },
    { ...seen, after, target: { id: gone.id } },
  ]);
});

test("somebody unknown is refused, or gets an account where the workspace says so", async () => {
  const workspace = await newSsoWorkspace();
  const { provider, origin, slug, operator, bring } = workspace;
  const before = await workspace.mark();
  const email = `new@${slug}.example`;
  const attributes = { givenName: "Nia", surname: "Okafor" };
  const respond = () => provider.respond(origin, { nameId: email, attributes });

  expect(await bring(await respond())).toEqual(refused("unknownPerson"));
  await createOnSignIn(workspace);
  expect(await bring(await respond())).toMatchObject({ kind: "signedIn" });

  const { people } = await listPeople(operator, { search: "Nia" });
  expect(people).toMatchObject([{ name: "Nia Okafor", email, role: "member", managedBy: null }]);
  expect(await workspace.events(before)).toMatchObject([
    {
      action: "user.sign_in_refused",
      source: "saml",
      target: { label: email },
      after: { reason: "unknownPerson" },
    },
    { action: "sso.updated", source: "web" },
    { action: "user.created", source: "saml", actor: { type: "visitor" } },
    { action: "user.signed_in", source: "saml", actor: { name: "Nia Okafor" } },
  ]);
});

test("an unproved response is refused and noted without a word of what it said", async () => {
  const workspace = await newSsoWorkspace();
  const { admin, provider, origin, bring } = workspace;
  const before = await workspace.mark();
  const forged = tamper(await provider.respond(origin, { nameId: "eve@x.example" }), (xml) =>
    xml.replace("eve@x.example", admin.email),
  );
  expect(await bring(forged)).toEqual(refused("wrongSignature"));
  const [event] = await workspace.events(before);
  expect(event).toMatchObject({ source: "saml", after: { reason: "wrongSignature" } });
  expect(JSON.stringify(event)).not.toContain(admin.email);
});

test("too many refusals from one address are too many, also at the same moment, and leave the log alone", async () => {
  const workspace = await newSsoWorkspace();
  const before = await workspace.mark();
  const tried = await Promise.allSettled(Array.from({ length: 80 }, () => workspace.bring("PGE+")));
  expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(60);
  await expect(workspace.bring("PGE+")).rejects.toMatchObject({ code: "rateLimited" });
  expect(await workspace.events(before)).toHaveLength(60);
});

test.each(["off", "free"])("nobody signs in where SSO is %s", async (why) => {
  const workspace = await newSsoWorkspace({ mode: why === "off" ? "off" : "required" });
  const { admin, provider, origin, operator, bring, request } = workspace;
  if (why === "free") await changePlan(operator, { plan: "free" });
  const response = await provider.respond(origin, { nameId: admin.email });
  expect(await bring(response)).toEqual(refused("notOn"));
  await expect(request()).rejects.toMatchObject({ code: "forbidden" });
});
