import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/db/client";
import { listPeople } from "@/lib/directory/people";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { digestOf } from "@/lib/directory/token-secret";
import { databaseRolePassword, env } from "@/lib/env";
import { type Deployment, deploy } from "@/tests/support/deployment";
import { submitForm, visit } from "@/tests/support/form";
import { send } from "@/tests/support/http";
import { tenantAt } from "@/tests/support/http-tenant";
import { usedSamlSecrets } from "@/tests/support/saml/secrets";
import { scimClient } from "@/tests/support/scim-client";
import { newTenant, type TestTenant } from "@/tests/support/tenant";

const metricsToken = "a token for the scraper of the tests";
let deployment: Deployment;
let tenant: TestTenant;
let host: string;

beforeAll(async () => {
  const settings = { LOG_LEVEL: "trace", METRICS_TOKEN: metricsToken };
  deployment = await deploy("logs", settings);
  tenant = await newTenant();
  host = `${tenant.slug}.localhost:${deployment.port}`;
});

afterAll(async () => {
  await closePool();
  await deployment.destroy();
});

type Line = Record<string, unknown>;

const lines = (log: string): Line[] =>
  log
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line): Line => JSON.parse(line));

test("a run's log has a line a request, its metrics count them, and in neither is a secret that was used", async () => {
  const { port } = deployment;
  const scim = scimClient({ ...tenant, port });
  const guessed = `${tenant.token}guess`;
  const password = { scim: "the password that Okta sends", person: "a passphrase of Ann's own" };
  const created = await scim.post("/Users", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName: "ann@example.com",
    password: password.scim,
  });
  await scimClient({ ...tenant, port, token: guessed }).get("/Users");
  await scim.post("/Users", '{"userName": "');

  const [admin] = (await listPeople(tenant.operator, {})).people;
  const link = await createSetPasswordLink(tenant.operator, { id: admin?.id ?? "" });
  const path = `/set-password/${link.secret}`;
  const page = { port, host };
  const welcomed = await submitForm({ ...page, path }, { password: password.person });
  const cookie = String(welcomed.headers["set-cookie"]).split(";")[0] ?? "";
  expect(cookie).toMatch(/^accedo_session=ey/);
  await visit({ ...page, path: "/users", headers: { Cookie: cookie } });
  const credentials = { email: tenant.admin.email, password: password.person };
  await submitForm({ ...page, path: "/sign-in" }, credentials);
  await submitForm(
    { ...page, path: "/sign-in" },
    { ...credentials, password: "a wrong guess, too" },
  );

  const saml = await usedSamlSecrets(tenantAt(port, await newTenant()));

  const pretended = { "x-accedo-path": "/", "x-accedo-inner": "" };
  await visit({ ...page, path: "/as-if-from-next", headers: pretended });

  await deployment.database.stop("fast");
  await scim.get("/Users");
  const failed = await visit({ ...page, path: "/users", headers: { Cookie: cookie } });
  await deployment.database.start();
  const metricsFor = (bearer: string) =>
    send({
      method: "GET",
      path: "/metrics",
      port,
      host,
      headers: { Authorization: `Bearer ${bearer}` },
    });
  expect(await metricsFor(tenant.token)).toMatchObject({ status: 404 });
  const { text: metrics } = await metricsFor(metricsToken);
  await deployment.application.stop();

  const log = await readFile(deployment.log, "utf8");
  const digests = [tenant.token, link.secret].map(digestOf);
  const secrets = {
    ...saml,
    token: tenant.token,
    guessed,
    ...Object.fromEntries(digests.map((digest, n) => [`digest ${n}`, digest.toString("hex")])),
    ...Object.fromEntries(digests.map((digest, n) => [`bytes ${n}`, digest.toString("base64")])),
    "the password over SCIM": password.scim,
    "the person's password": password.person,
    "the wrong password": "a wrong guess, too",
    "the set-password link": link.secret,
    "the session": cookie.split("=")[1],
    "the session's signature": cookie.split(".").at(-1),
    ACCEDO_SECRET: env().ACCEDO_SECRET,
    "the owner's password": new URL(deployment.databaseUrl).password,
    "the application role's password": databaseRolePassword(),
    METRICS_TOKEN: metricsToken,
    "an argon2 hash": "$argon2id$",
  };
  const leaked = Object.entries(secrets).filter(
    ([, secret]) => !secret || (log + metrics).includes(secret),
  );
  expect(leaked).toEqual([]);

  const counted = [
    'accedo_scim_requests_total{endpoint="Users",method="POST",status="201"} 1',
    'accedo_scim_requests_total{endpoint="Users",method="GET",status="401"} 1',
    'accedo_scim_requests_total{endpoint="Users",method="POST",status="400"} 1',
    `accedo_scim_token_requests_total{token="${tenant.tokenId}",status_class="2xx"} 1`,
    'accedo_scim_token_requests_total{token="unproved",status_class="4xx"} 1',
  ];
  const series = metrics.split("\n");
  expect(series).toEqual(expect.arrayContaining(counted));
  expect(metrics).toMatch(/^accedo_request_duration_seconds_count\{edge="scim"\} [4-9]$/m);

  const { id } = created.body;
  expect(id).toBeTypeOf("string");
  expect(lines(log)).toContainEqual(
    expect.objectContaining({
      msg: "scim",
      requestId: created.headers["x-request-id"],
      workspace: tenant.slug,
      tokenId: tenant.tokenId,
      method: "POST",
      endpoint: "Users",
      status: 201,
    }),
  );
  const answers = lines(log).map(({ msg, path, endpoint, status }) => [
    msg,
    path ?? endpoint,
    status,
  ]);
  expect(answers).toContainEqual(["scim", "Users", 401]);
  expect(answers).toContainEqual(["scim", "Users", 503]);
  expect(answers).toContainEqual(["page", "/set-password/{secret}", 200]);
  expect(answers).toContainEqual(["page", "/users", 200]);
  expect(answers).toContainEqual(["page", "/as-if-from-next", 404]);
  const requestId = failed.headers["x-request-id"];
  const faults = lines(log).filter(({ msg }) => msg === "a page failed");
  expect(faults[0]).toMatchObject({ requestId, err: { digest: expect.any(String) } });
  expect(new Set(faults.map(({ err }) => JSON.stringify(err))).size).toBe(faults.length);
  expect(answers).toContainEqual(["page", "/users", 500]);
});
