import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool } from "@/db/client";
import { migrate } from "@/db/migrate";
import { startSync } from "@/tests/rehearsal/sync";
import { cookieOf, welcomeAdmin } from "@/tests/support/browser-session";
import { type Deployment, deploy } from "@/tests/support/deployment";
import { visit } from "@/tests/support/form";
import { send } from "@/tests/support/http";
import { forgetMigrations, migrateToNextRelease } from "@/tests/support/next-release";
import { scimClient } from "@/tests/support/scim-client";
import { newTenant } from "@/tests/support/tenant";

let deployment: Deployment;

beforeAll(async () => {
  deployment = await deploy("newer-schema");
});

afterAll(async () => {
  await closePool();
  await deployment.destroy();
});

test("while the next release's migration runs, this one serves a sync without a refusal, and goes on beside them", async () => {
  const tenant = await newTenant();
  const where = { port: deployment.port, host: `${tenant.slug}.localhost:${deployment.port}` };
  const cookie = cookieOf(await welcomeAdmin(tenant, where));
  const page = async (path: string) =>
    (await visit({ ...where, path, headers: { Cookie: cookie } })).status;
  expect(await page("/users")).toBe(200);

  const sync = await startSync(deployment.port);
  await sleep(1_000);
  await migrateToNextRelease(deployment.databaseUrl);
  await sleep(1_000);
  const outcome = await sync.finish();
  expect(outcome).toMatchObject({ broken: 0, unavailable: 0 });
  expect(outcome.acknowledged).toBeGreaterThan(50);

  for (const path of ["/users", "/groups", "/policies", "/activity", "/settings/sso"]) {
    expect([path, await page(path)]).toEqual([path, 200]);
  }
});

test("an instance of this release that starts beside the newer schema leaves it alone, and serves", async () => {
  await deployment.application.stop();
  await migrate(deployment.databaseUrl);
  await deployment.application.start();
  const tenant = await newTenant();
  const scim = scimClient({ ...tenant, port: deployment.port });
  const user = {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName: "ann@example.com",
  };
  const { status, body } = await scim.post("/Users", user);
  expect(status).toBe(201);
  expect(await scim.put(`/Users/${body.id}`, { ...user, title: "Chief" })).toMatchObject({
    status: 200,
    body: { title: "Chief" },
  });
  expect(await scim.delete(`/Users/${body.id}`)).toMatchObject({ status: 204 });
});

test("an instance that starts beside an older schema says so, isn't ready, and is once the schema is there", async () => {
  const { port } = deployment;
  const ready = () => send({ method: "GET", path: "/readyz", host: "localhost", port });
  await deployment.application.stop();
  // The next release's, and the last one of this.
  const remember = await forgetMigrations(deployment.databaseUrl, { newest: 2 });
  const starting = deployment.application.start();
  const remedy = "npm run accedo -- migrate";
  await vi.waitFor(
    async () => {
      expect(await readFile(deployment.log, "utf8")).toContain(remedy);
      expect(await ready()).toMatchObject({ status: 503, text: expect.stringContaining(remedy) });
    },
    { timeout: 20_000, interval: 100 },
  );
  await remember();
  await starting;
  expect(await ready()).toMatchObject({ status: 200 });
});
