import { expect, test } from "vitest";
import { removeUser } from "@/lib/directory/users/update-user";
import { cookieOf, password, welcomeAdmin } from "@/tests/support/browser-session";
import { submitForm, visit } from "@/tests/support/form";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";

const signInWith = (
  tenant: HttpTenant,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
) =>
  submitForm(
    { ...tenant, path: "/sign-in", headers },
    { email: tenant.admin.email, password, ...fields },
  );

async function tenantWithPassword(): Promise<HttpTenant> {
  const tenant = await newHttpTenant();
  await welcomeAdmin(tenant, tenant);
  return tenant;
}

const usersPage = (tenant: HttpTenant, cookie: string) =>
  visit({ ...tenant, path: "/users", headers: { Cookie: cookie } });

const isSentToSignIn = (answer: { status: number; headers: Record<string, string | undefined> }) =>
  answer.status === 307 && (answer.headers.location ?? "").includes("/sign-in");

test("a session's cookie is out of scripts' reach, host-only, and not sent from other sites", async () => {
  const answer = await signInWith(await tenantWithPassword());
  const cookie = answer.headers["set-cookie"] ?? "";
  expect(cookie).toMatch(/^accedo_session=[\w.-]+;/);
  const attributes = cookie.toLowerCase().split("; ").slice(1);
  expect(attributes).toEqual(expect.arrayContaining(["httponly", "samesite=lax", "path=/"]));
  expect(cookie).not.toMatch(/domain=/i);
});

test("signing in gives a new session, whatever cookie the browser was made to bring along", async () => {
  const tenant = await tenantWithPassword();
  const planted = cookieOf(await signInWith(tenant));
  const fresh = cookieOf(await signInWith(tenant, {}, { Cookie: planted }));
  const invented = cookieOf(await signInWith(tenant, {}, { Cookie: "accedo_session=planted" }));
  expect(new Set([planted, fresh, invented, "", "accedo_session=planted"]).size).toBe(5);
  expect(await usersPage(tenant, fresh)).toMatchObject({ status: 200 });
});

test("a session of one workspace is worth nothing at another's host", async () => {
  const [here, there] = [await tenantWithPassword(), await tenantWithPassword()];
  const cookie = cookieOf(await signInWith(here));
  expect(await usersPage(here, cookie)).toMatchObject({ status: 200 });
  expect(await usersPage(there, cookie)).toSatisfy(isSentToSignIn);
});

test("a forged or altered cookie is nobody's", async () => {
  const tenant = await tenantWithPassword();
  const cookie = cookieOf(await signInWith(tenant));
  const [head, payload, signature] = cookie.split(".");
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  const forged = [
    `${head}.${payload}.${signature?.split("").reverse().join("")}`,
    `${head}.${payload}.`,
    `accedo_session=${none}.${payload}.`,
  ];
  for (const one of forged) expect(await usersPage(tenant, one)).toSatisfy(isSentToSignIn);
});

test("a session ends on the server with its person's account", async () => {
  const tenant = await tenantWithPassword();
  const created = await tenant.scim.post("/Users", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName: `second@${tenant.slug}.example`,
    roles: [{ value: "admin" }],
  });
  expect(created.status).toBe(201);
  const cookie = cookieOf(await signInWith(tenant));
  const filter = encodeURIComponent(`userName eq "${tenant.admin.email}"`);
  const { body } = await tenant.scim.get(`/Users?filter=${filter}`);
  const [admin] = Array.isArray(body.Resources) ? body.Resources : [];
  await removeUser(tenant.operator, admin.id);
  expect(await usersPage(tenant, cookie)).toSatisfy(isSentToSignIn);
});

test("a form of more fields than any has is refused, before anything is done with it", async () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`field${n}`, ""]));
  const answer = await signInWith(await tenantWithPassword(), many);
  expect(answer.text).toContain("more than 100 fields");
  expect(cookieOf(answer)).toBe("");
});

const elsewhere = [
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "/\t/evil.example",
  "\t//evil.example",
  "/\n/evil.example",
  "javascript:alert(1)",
  "/%09/evil.example",
  "/..//evil.example",
  "/.//evil.example",
];

test.each(elsewhere)("after signing in, next=%j leads nowhere else", async (next) => {
  const tenant = await tenantWithPassword();
  const { status, headers } = await signInWith(tenant, { next });
  expect(status).toBe(303);
  const here = `http://${tenant.host}`;
  expect(new URL(headers.location ?? "", `${here}/sign-in`).origin).toBe(here);
});

test("after signing in, one comes to the page that was asked for", async () => {
  const tenant = await tenantWithPassword();
  const asked = await visit({ ...tenant, path: "/activity?source=scim" });
  const [, next = ""] = /next=([^&]*)/.exec(asked.headers.location ?? "") ?? [];
  const { headers } = await signInWith(tenant, { next: decodeURIComponent(next) });
  expect(new URL(headers.location ?? "", `http://${tenant.host}`)).toMatchObject({
    pathname: "/activity",
    search: "?source=scim",
  });
});

test.each(["http://evil.example", "null", "nowhere", "http://other.localhost"])(
  "a form that another origin (%s) submits is refused, whatever it says of a proxy",
  async (Origin) => {
    const tenant = await tenantWithPassword();
    const said = { "X-Forwarded-Host": Origin.replace("http://", "") };
    for (const headers of [{ Origin }, { Origin, ...said }]) {
      const answer = await signInWith(tenant, {}, headers);
      expect(answer.status).toBe(403);
      expect(cookieOf(answer)).toBe("");
    }
  },
);

test("what a form says of a proxy that isn't trusted keeps nobody out", async () => {
  const tenant = await tenantWithPassword();
  const answer = await signInWith(tenant, {}, { "X-Forwarded-Host": "evil.example" });
  expect(answer.status).toBe(303);
  expect(cookieOf(answer)).not.toBe("");
});
