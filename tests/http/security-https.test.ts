import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { cookieOf, password, welcomeAdmin } from "@/tests/support/browser-session";
import { testEnvironment } from "@/tests/support/environment";
import { submitByScript, submitForm, visit } from "@/tests/support/form";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { type ServerProcess, serverLog, startServerProcess } from "@/tests/support/server-process";

let server: ServerProcess;

beforeAll(async () => {
  const environment = {
    ...testEnvironment(inject("httpDatabaseUrl")),
    TRUST_PROXY: "true",
    LOG_LEVEL: "info",
  };
  server = await startServerProcess(environment, { name: "behind-tls" });
});

afterAll(() => server.stop());

/** As a proxy that ends TLS hands it on. */
const byHttps = (tenant: HttpTenant) => ({
  port: server.port,
  host: `${tenant.slug}.localhost`,
  headers: {
    "X-Forwarded-Host": `${tenant.slug}.localhost`,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.7",
    Origin: `https://${tenant.slug}.localhost`,
  },
});

async function signedIn(tenant: HttpTenant) {
  const there = byHttps(tenant);
  const answer = await submitForm(
    { ...there, path: "/sign-in" },
    { email: tenant.admin.email, password },
  );
  return { there, answer };
}

test("over https a session's cookie is __Host-, secure, and tied to the very host", async () => {
  const tenant = await newHttpTenant();
  await welcomeAdmin(tenant, byHttps(tenant));
  const { there, answer } = await signedIn(tenant);
  const cookie = answer.headers["set-cookie"] ?? "";
  expect(cookie).toMatch(/^__Host-accedo_session=[\w.-]+;/);
  const attributes = cookie.toLowerCase().split("; ").slice(1);
  expect(attributes).toEqual(
    expect.arrayContaining(["secure", "httponly", "samesite=lax", "path=/"]),
  );
  expect(cookie).not.toMatch(/domain=/i);

  const users = (headers: Record<string, string>) =>
    visit({ ...there, path: "/users", headers: { ...there.headers, ...headers } });
  const session = cookieOf(answer);
  const page = await users({ Cookie: session });
  expect(page.status).toBe(200);
  expect(page.headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  // A neighbour's script can plant the plain name for all hosts below a domain, and gains nothing by it.
  const planted = session.replace("__Host-", "");
  expect((await users({ Cookie: planted })).status).toBe(307);
  const last = await users({ Cookie: session, "X-Forwarded-Proto": "https, http" });
  expect(last.status).toBe(307);
});

test("over https SCIM's answers ask for https from then on, refusals too", async () => {
  const tenant = await newHttpTenant();
  const there = byHttps(tenant);
  const ask = (token: string) =>
    visit({
      ...there,
      path: "/scim/v2/Users?count=1",
      headers: { ...there.headers, Authorization: `Bearer ${token}` },
    });
  const answers = [await ask(tenant.token), await ask("accedo_scim_of_nobody")];
  expect(answers.map(({ status }) => status)).toEqual([200, 401]);
  for (const { headers } of answers) {
    expect(headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  }
});

test("over https an action that leads to a page is one request in the log, and no error", async () => {
  const tenant = await newHttpTenant();
  await welcomeAdmin(tenant, byHttps(tenant));
  const answer = await submitByScript(
    { ...byHttps(tenant), path: "/sign-in" },
    { email: tenant.admin.email, password },
  );
  expect(answer.headers["x-action-redirect"]).toMatch(/^\/;/);
  const log = await readFile(serverLog("behind-tls"), "utf8");
  const told = log.split("\n").filter((line) => line.includes(`"${tenant.slug}"`));
  const requests = told.map((line) => JSON.parse(line)).map(({ method, path }) => method + path);
  const [link, signIn] = ["/set-password/{secret}", "/sign-in"];
  expect(requests).toEqual([`GET${link}`, `POST${link}`, `GET${signIn}`, `POST${signIn}`]);
  expect(log).not.toContain("fetch failed");
});
