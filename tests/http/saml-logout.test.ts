import { expect, test } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import { disconnectSso } from "@/lib/directory/sso/change-connection";
import { connectByMetadata } from "@/lib/directory/sso/connect";
import { changePlan } from "@/lib/directory/workspaces";
import { leaveTicket } from "@/lib/http/saml/leave-ticket";
import { sealSession } from "@/lib/http/session-cookie";
import { proveIncoming } from "@/lib/saml/incoming";
import type { Received } from "@/tests/support/http";
import { newTenantWithSso } from "@/tests/support/saml/http-tenant-with-sso";
import { newIdentityProvider } from "@/tests/support/saml/identity-provider";
import {
  logoutAnswerForm,
  logoutAnswerQuery,
  logoutForm,
  logoutQuery,
} from "@/tests/support/saml/logout";

type Tenant = Awaited<ReturnType<typeof newTenantWithSso>>;

/** What a page that sends itself would send. */
function formIn({ text }: Received) {
  const unescaped = (value = "") => value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const fields = [...text.matchAll(/name="(\w+)" value="([^"]*)"/g)];
  return {
    action: unescaped(/action="([^"]*)"/.exec(text)?.[1]),
    fields: Object.fromEntries(fields.map(([, name, value]) => [name, unescaped(value)])),
  };
}

/** Proves a message of the workspace's as its provider would: by the certificate that it publishes. */
async function provedByProvider(
  { get }: Tenant,
  name: "SAMLRequest" | "SAMLResponse",
  answer: Received,
) {
  const certificate = (await get("/saml/certificate")).text;
  const { location } = answer.headers;
  if (location) {
    const { search, origin, pathname } = new URL(location);
    const proved = proveIncoming(name, { binding: "redirect", query: search }, [certificate]);
    return { ...proved, to: origin + pathname };
  }
  const { action, fields } = formIn(answer);
  const incoming = { message: fields[name] ?? "", relayState: fields.RelayState ?? "" };
  return { ...proveIncoming(name, { binding: "post", ...incoming }, [certificate]), to: action };
}

/** The way out that a sign-out of a session leads to. */
async function leave(tenant: Tenant, cookie: string): Promise<Received> {
  const [, payload = ""] = cookie.split(".");
  const { jti } = JSON.parse(Buffer.from(payload, "base64url").toString());
  return tenant.get(`/saml/leave?ticket=${await leaveTicket(jti, tenant.slug)}`);
}

test.each(["HTTP-Redirect", "HTTP-POST"])(
  "a provider that says by %s that somebody has signed out ends the session, and gets a signed answer",
  async (binding) => {
    const tenant = await newTenantWithSso({ logout: [binding] });
    const { origin, provider, admin, operator, get, postTo, signInBySaml } = tenant;
    const said = { nameId: admin.email, sessionIndex: "_session+1/2=" };
    const cookie = await signInBySaml(said.sessionIndex);
    const isSignedIn = async () => (await get("/to-sign", { Cookie: cookie })).status === 200;
    const tell = (by: typeof provider) =>
      binding === "HTTP-POST"
        ? postTo("/saml/slo", logoutForm(by, origin, said))
        : get(`/saml/slo?${logoutQuery(by, origin, said)}`);
    expect(await isSignedIn()).toBe(true);
    const forged = await tell({ ...newIdentityProvider(), entityId: provider.entityId });
    expect(forged.headers.location).toContain("/sign-in/refused");
    expect(await isSignedIn()).toBe(true);

    const answer = await tell(provider);
    const { xml, relayState, to } = await provedByProvider(tenant, "SAMLResponse", answer);
    expect(to).toBe("https://idp.example/slo");
    expect(relayState).toBe("state & more");
    expect(xml).toMatch(/<samlp:LogoutResponse[^>]* InResponseTo="_/);
    expect(xml).toContain("status:Success");
    expect(await isSignedIn()).toBe(false);
    const { events } = await listActivity(operator, { action: "user.signed_out" });
    expect(events).toMatchObject([{ source: "saml", target: { label: admin.email } }]);
  },
);

test.each(["HTTP-Redirect", "HTTP-POST"])(
  "a sign-out here tells the provider by %s, signed, whose session it was",
  async (binding) => {
    const tenant = await newTenantWithSso({ logout: [binding] });
    const { origin, provider, admin, get, postTo, signInBySaml } = tenant;
    const sent = await leave(tenant, await signInBySaml("_s&1"));
    const { xml, to } = await provedByProvider(tenant, "SAMLRequest", sent);
    expect(to).toBe("https://idp.example/slo");
    expect(xml).toContain(`>${admin.email}</saml:NameID>`);
    expect(xml).toContain("<samlp:SessionIndex>_s&amp;1</samlp:SessionIndex>");

    const inResponseTo = / ID="([^"]+)"/.exec(xml)?.[1] ?? "";
    const answer = (by: typeof provider, said: object) =>
      binding === "HTTP-POST"
        ? postTo("/saml/slo", logoutAnswerForm(by, origin, { inResponseTo, ...said }))
        : get(`/saml/slo?${logoutAnswerQuery(by, origin, { inResponseTo, ...said })}`);
    const told = async (by = provider, said = {}) => (await answer(by, said)).headers.location;
    expect(await told()).toBe(`${origin}/sign-in?left=everywhere`);
    const here = `${origin}/sign-in?left=here`;
    expect(await told(provider, { status: ["Success", "PartialLogout"] })).toBe(here);
    expect(await told(provider, { inResponseTo: "_nobody-asked" })).toBe(here);
    const forger = { ...newIdentityProvider(), entityId: provider.entityId };
    expect(await told(forger)).toBe(here);
  },
);

test("a form that sends itself runs its one script, and takes nothing from elsewhere", async () => {
  const tenant = await newTenantWithSso({ logout: ["HTTP-POST"] });
  const page = await leave(tenant, await tenant.signInBySaml("_s1"));
  expect(page.headers["cache-control"]).toBe("no-store");
  const policy = page.headers["content-security-policy"] ?? "";
  expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-([\w-]+)'; base-uri 'none'/);
  const [, nonce] = /nonce-([\w-]+)/.exec(policy) ?? [];
  expect(page.text).toContain(`<script nonce="${nonce}">`);
});

test("whatever becomes of the provider, the way out ends at the sign-in page", async () => {
  const tenant = await newTenantWithSso();
  const cookie = await tenant.signInBySaml("_s1");
  const here = `${tenant.origin}/sign-in?left=here`;
  for (const path of [
    "/saml/leave",
    "/saml/leave?ticket=x",
    "/saml/slo",
    "/saml/slo?SAMLResponse=x",
  ]) {
    expect((await tenant.get(path)).headers.location).toBe(here);
  }
  const other = await newTenantWithSso();
  const [, payload = ""] = cookie.split(".");
  const { jti } = JSON.parse(Buffer.from(payload, "base64url").toString());
  const theirs = await leaveTicket(jti, other.slug);
  expect((await tenant.get(`/saml/leave?ticket=${theirs}`)).headers.location).toBe(here);
  await disconnectSso(tenant.operator);
  expect((await leave(tenant, cookie)).headers.location).toBe(here);
});

test("another provider that is connected later neither ends the sessions of the one before nor hears of their end", async () => {
  const tenant = await newTenantWithSso();
  const { origin, admin, operator, get, signInBySaml } = tenant;
  const cookie = await signInBySaml("_s1");
  const next = newIdentityProvider();
  await connectByMetadata(operator, next);
  await get(`/saml/slo?${logoutQuery(next, origin, { nameId: admin.email })}`);
  expect((await get("/session", { Cookie: cookie })).status).toBe(204);
  expect((await leave(tenant, cookie)).headers.location).toBe(`${origin}/sign-in?left=here`);
});

test("a session's cookie is no ticket, and a ticket no session", async () => {
  const tenant = await newTenantWithSso();
  const cookie = await tenant.signInBySaml("_s1");
  const asTicket = cookie.replace(/^\w+=/, "");
  const { headers } = await tenant.get(`/saml/leave?ticket=${asTicket}`);
  expect(headers.location).toBe(`${tenant.origin}/sign-in?left=here`);
  const [, payload = ""] = cookie.split(".");
  const { jti } = JSON.parse(Buffer.from(payload, "base64url").toString());
  const ticket = await leaveTicket(jti, tenant.slug);
  const check = await tenant.get("/session", { Cookie: `accedo_session=${ticket}` });
  expect(check.status).toBe(401);
});

test("on Free a provider's word still ends sessions, and gets no answer", async () => {
  const { origin, provider, admin, operator, get, signInBySaml } = await newTenantWithSso();
  const cookie = await signInBySaml("_s1");
  await changePlan(operator, { plan: "free" });
  const query = logoutQuery(provider, origin, { nameId: admin.email });
  const { headers } = await get(`/saml/slo?${query}`);
  expect(headers.location).toBe(`${origin}/sign-in/refused?reason=notOn`);
  expect((await get("/session", { Cookie: cookie })).status).toBe(401);
});

test("an open page hears that its session lasts, and once it has ended, that it hasn't", async () => {
  const tenant = await newTenantWithSso();
  const { origin, provider, admin, get, signInBySaml, slug } = tenant;
  const cookie = await signInBySaml("_s1");
  expect(await get("/session", { Cookie: `a=b; ${cookie}; c=d` })).toMatchObject({
    status: 204,
    text: "",
    headers: { "cache-control": "no-store", "session-ends-in": expect.stringMatching(/^60\d{4}$/) },
  });
  await get(`/saml/slo?${logoutQuery(provider, origin, { nameId: admin.email })}`);
  expect((await get("/session", { Cookie: cookie })).status).toBe(401);
  expect((await get("/session")).status).toBe(401);
  const invented = { id: crypto.randomUUID(), expiresAt: new Date(Date.now() + 60_000) };
  const nobodys = await sealSession(invented, slug);
  expect((await get("/session", { Cookie: `accedo_session=${nobodys}` })).status).toBe(401);
});
