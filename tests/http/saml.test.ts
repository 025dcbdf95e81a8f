import { expect, test } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import { changeSignInMode } from "@/lib/directory/sso/change-connection";
import { connectByMetadata } from "@/lib/directory/sso/connect";
import { startSsoTest } from "@/lib/directory/sso/start-sign-in";
import { type Received, send } from "@/tests/support/http";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { newIdentityProvider } from "@/tests/support/saml/identity-provider";
import { logoutQuery } from "@/tests/support/saml/logout";
import { requestIn } from "@/tests/support/saml/request-in";

async function newTenantWithSso() {
  const tenant = await newHttpTenant();
  const { host, port, operator, admin } = tenant;
  const origin = `http://${host}`;
  const provider = newIdentityProvider();
  const person = await tenant.signInAdmin();
  await connectByMetadata(operator, { metadata: provider.metadata });

  const get = (path: string, headers = {}) => send({ method: "GET", path, host, port, headers });
  const post = (fields: Record<string, string>): Promise<Received> =>
    send({
      method: "POST",
      path: "/saml/acs",
      host,
      port,
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: provider.base },
      body: new URLSearchParams(fields).toString(),
    });
  const inResponseTo = requestIn(await startSsoTest(person, { origin }));
  await post({
    SAMLResponse: await provider.respond(origin, { nameId: admin.email, inResponseTo }),
  });
  await changeSignInMode(operator, { mode: "optional" });
  return { ...tenant, origin, provider, get, post };
}

test("sign-in leads to the provider and, with its response, back to where it was to go", async () => {
  const { origin, provider, admin, get, post } = await newTenantWithSso();
  const started = await get("/saml/login?next=%2Fto-sign");
  expect(started.status).toBe(303);
  const address = new URL(started.headers.location ?? "");
  expect(address.origin + address.pathname).toBe("https://idp.example/sso");
  expect(address.searchParams.get("RelayState")).toBe("/to-sign");

  const said = { nameId: admin.email, inResponseTo: requestIn(address.href) };
  const SAMLResponse = await provider.respond(origin, said);
  const answer = await post({ SAMLResponse, RelayState: "/to-sign" });
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe(`${origin}/to-sign`);
  const cookie = answer.headers["set-cookie"] ?? "";
  expect(cookie).toMatch(/^accedo_session=.*HttpOnly.*SameSite=lax/i);
  expect(cookie).not.toMatch(/Domain=/i);
  const page = await get("/to-sign", { Cookie: cookie.split(";")[0] });
  expect(page.status).toBe(200);

  const again = await post({ SAMLResponse, RelayState: "/to-sign" });
  expect(again.headers.location).toBe(`${origin}/sign-in/refused?reason=replayed`);
  expect(again.headers["set-cookie"]).toBeUndefined();
});

test.each(["https://evil.example/", "//evil.example", "/\\evil.example", ""])(
  "a RelayState of %j leads to the start page",
  async (RelayState) => {
    const { origin, provider, admin, post } = await newTenantWithSso();
    const SAMLResponse = await provider.respond(origin, { nameId: admin.email });
    expect((await post({ SAMLResponse, RelayState })).headers.location).toBe(`${origin}/`);
  },
);

test("a response for one workspace's host is refused at another's", async () => {
  const [one, two] = await Promise.all([newTenantWithSso(), newTenantWithSso()]);
  const SAMLResponse = await two.provider.respond(one.origin, { nameId: two.admin.email });
  const answer = await two.post({ SAMLResponse });
  expect(answer.headers.location).toBe(`${two.origin}/sign-in/refused?reason=wrongRecipient`);
});

test.each([
  {},
  { SAMLResponse: "" },
  { SAMLResponse: "PGE+" },
  { SAMLResponse: "x".repeat(2_000_000) },
])("a post that is no response leads to the page that says so", async (fields) => {
  const { origin, post } = await newTenantWithSso();
  const answer = await post(fields as Record<string, string>);
  expect(answer.headers.location).toBe(`${origin}/sign-in/refused?reason=malformed`);
});

test("metadata is a file of the workspace's own values", async () => {
  const { origin, slug, get } = await newTenantWithSso();
  const { status, headers, text } = await get("/saml/metadata");
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("application/samlmetadata+xml");
  expect(headers["content-disposition"]).toBe(`attachment; filename="accedo-${slug}.xml"`);
  expect(text).toContain(`Location="${origin}/saml/acs"`);
});

test.each(["/saml/metadata", "/saml/login", "/saml/slo?SAMLRequest=x"])(
  "%s of a host that is no workspace's isn't found",
  async (path) => {
    const { port } = await newHttpTenant();
    const { status } = await send({ method: "GET", path, host: `nobody.localhost:${port}`, port });
    expect(status).toBe(404);
  },
);

test("a provider that says somebody has signed out ends the session, and gets an answer", async () => {
  const { origin, provider, admin, operator, get, post } = await newTenantWithSso();
  const said = { nameId: admin.email, sessionIndex: "_session+1/2=" };
  const SAMLResponse = await provider.respond(origin, said);
  const cookie = ((await post({ SAMLResponse })).headers["set-cookie"] ?? "").split(";")[0];
  expect((await get("/to-sign", { Cookie: cookie })).status).toBe(200);

  const forged = await get(`/saml/slo?${logoutQuery(newIdentityProvider(), origin, said)}`);
  expect(forged.headers.location).toContain("/sign-in/refused");
  expect((await get("/to-sign", { Cookie: cookie })).status).toBe(200);

  const { status, headers } = await get(`/saml/slo?${logoutQuery(provider, origin, said)}`);
  expect(status).toBe(303);
  const answer = new URL(headers.location ?? "");
  expect(answer.origin + answer.pathname).toBe("https://idp.example/slo");
  expect(answer.searchParams.get("RelayState")).toBe("state & more");
  expect(answer.searchParams.has("SAMLResponse")).toBe(true);
  expect((await get("/to-sign", { Cookie: cookie })).status).toBe(307);
  const { events } = await listActivity(operator, { action: "user.signed_out" });
  expect(events).toMatchObject([{ source: "saml", target: { label: admin.email } }]);
});
