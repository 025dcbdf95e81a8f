import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { saveConnection } from "@/db/queries/sso-connection";
import { connectByMetadataUrl } from "@/lib/directory/sso/connect";
import { getSsoConnection } from "@/lib/directory/sso/connection";
import { changePlan } from "@/lib/directory/workspaces";
import { unchanged, write } from "@/lib/directory/write";
import { send } from "@/tests/support/http";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { bodyOf } from "@/tests/support/saml/certificate";
import { newTenantWithSso } from "@/tests/support/saml/http-tenant-with-sso";
import { requestIn } from "@/tests/support/saml/request-in";

const hour = 3_600_000;

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

test("a sign-in has metadata looked at that is a day old, behind the answer", async () => {
  const { operator, provider, get } = await newTenantWithSso();
  const metadataUrl = "https://127.0.0.1/metadata";
  await connectByMetadataUrl(operator, { metadataUrl }, async () => provider.metadata);
  await get("/saml/login");
  const problem = async () => (await getSsoConnection(operator))?.metadata?.problem;
  expect(await problem()).toBeNull();
  await write(operator, "sso:write", async (tx) =>
    unchanged(await saveConnection(tx, { metadataCheckedAt: new Date(Date.now() - 25 * hour) })),
  );
  expect((await get("/saml/login")).headers.location).toContain("https://idp.example/sso");
  await expect.poll(problem, { timeout: 10_000 }).toContain("private network");
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

  const file = await get("/saml/certificate");
  expect(file.headers["content-disposition"]).toBe(`attachment; filename="accedo-${slug}.pem"`);
  expect(new X509Certificate(file.text).subject).toBe(`CN=Accedo ${slug}`);
  expect(text).toContain(`use="signing"`);
  expect(text).toContain(`use="encryption"`);
  expect(text.split(bodyOf(file.text))).toHaveLength(3);
  expect(file.text + text).not.toContain("PRIVATE");
});

test.each(["/saml/metadata", "/saml/login", "/saml/slo?SAMLRequest=x"])(
  "%s of a host that is no workspace's isn't found",
  async (path) => {
    const { port } = await newHttpTenant();
    const { status } = await send({ method: "GET", path, host: `nobody.localhost:${port}`, port });
    expect(status).toBe(404);
  },
);

test("on Free the endpoints refuse, and come back with the plan", async () => {
  const { origin, provider, admin, operator, get, post } = await newTenantWithSso();
  await changePlan(operator, { plan: "free" });
  for (const path of ["/saml/metadata", "/saml/certificate"]) {
    const { status, text } = await get(path);
    expect(status).toBe(403);
    expect(text).toContain("available on the Standard and Premium plans");
  }
  const refused = { status: 303, location: `${origin}/sign-in/refused?reason=notOn` };
  const response = await provider.respond(origin, { nameId: admin.email });
  for (const answer of [await get("/saml/login"), await post({ SAMLResponse: response })]) {
    expect({ status: answer.status, location: answer.headers.location }).toEqual(refused);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  }
  expect((await get("/sign-in")).text).not.toContain("Sign in with SSO");

  await changePlan(operator, { plan: "standard" });
  expect((await post({ SAMLResponse: response })).headers.location).toBe(`${origin}/`);
});

test("on Free the page shows what it takes", async () => {
  const { admin, operator, provider, origin, get, post } = await newTenantWithSso();
  const SAMLResponse = await provider.respond(origin, { nameId: admin.email });
  const cookie = (await post({ SAMLResponse })).headers["set-cookie"]?.split(";")[0];
  const before = await get("/settings/sso", { Cookie: cookie });
  expect(before.text).toContain("Download metadata");
  await changePlan(operator, { plan: "free" });
  const { status, text } = await get("/settings/sso", { Cookie: cookie });
  expect(status).toBe(200);
  expect(text).toContain("Let people sign in with their existing account");
  expect(text).toMatch(/href="\/settings\/plan"/);
  expect(text).not.toContain("Download metadata");
});
