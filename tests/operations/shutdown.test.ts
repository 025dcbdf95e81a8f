import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/db/client";
import { listRequests } from "@/lib/directory/provisioning-log/provisioning-log";
import { sealSession } from "@/lib/http/session-cookie";
import { patience } from "@/scripts/support/serve-here";
import { type Deployment, deploy } from "@/tests/support/deployment";
import { testEnvironment } from "@/tests/support/environment";
import { followLog } from "@/tests/support/followed-log";
import { holdTable } from "@/tests/support/held-table";
import { send } from "@/tests/support/http";
import { scimClient } from "@/tests/support/scim-client";
import { startServerProcess } from "@/tests/support/server-process";
import { newTenant, type TestTenant } from "@/tests/support/tenant";

let deployment: Deployment;
let tenant: TestTenant;

beforeAll(async () => {
  deployment = await deploy("shutdown");
  tenant = await newTenant();
});

afterAll(async () => {
  await closePool();
  await deployment.destroy();
});

test("asked to stop, it finishes what runs, lets go of idle connections, and writes its log", {
  timeout: patience.production, // for as long it waits for what doesn't end
}, async () => {
  const { port } = deployment;
  const scim = scimClient({ ...tenant, port });
  const keptAlive = new Agent({ keepAlive: true });
  const idle = { method: "GET", path: "/healthz", host: "localhost", port, agent: keptAlive };
  expect(await send(idle)).toMatchObject({ status: 200 });

  const held = await holdTable(deployment.databaseUrl, "users");
  const slow = scim.post("/Users", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName: "slow@example.com",
  });
  await sleep(500);
  const stopped = deployment.application.stop();
  await sleep(500);
  await expect(scim.get("/Users")).rejects.toThrow("ECONNREFUSED");

  await held.release();
  const created = await slow;
  expect(created.status).toBe(201);
  await stopped;

  await deployment.application.start();
  const { id } = created.body;
  expect(await scim.get(`/Users/${id}`)).toMatchObject({ status: 200 });
  const { requests } = await listRequests(tenant.operator, {});
  expect(requests).toContainEqual(
    expect.objectContaining({ id: created.headers["x-request-id"], status: 201 }),
  );
  keptAlive.destroy();
});

test("asked to stop behind a proxy, it serves on until the proxy knows, has no connection used again, and ends what would go on", async () => {
  const environment = { ...testEnvironment(deployment.databaseUrl), TRUST_PROXY: "true" };
  const server = await startServerProcess(environment, { name: "draining" });
  const agent = new Agent({ keepAlive: true });
  const { port } = server;
  const scim = scimClient({ ...tenant, port, agent });
  expect((await scim.get("/Users")).headers.connection).toBe("keep-alive");

  const admin = await tenant.signInAdmin();
  if (admin.credential.kind !== "session") throw new Error("an admin signs in with a session");
  const session = { id: admin.credential.id, expiresAt: new Date(Date.now() + 60_000) };
  const cookie = await sealSession(session, tenant.slug);
  const log = await followLog({ port, host: `${tenant.slug}.localhost` }, cookie);
  expect(log).toMatchObject({ status: 200 });

  const stopped = server.stop();
  const ready = { method: "GET", path: "/readyz", host: "localhost", port };
  await expect.poll(async () => (await send(ready)).status).toBe(503);
  const late = await scim.get("/Users");
  expect(late).toMatchObject({ status: 200, headers: { connection: "close" } });
  await stopped;
  expect(log.ended).toBe(true);
  await expect(scim.get("/Users")).rejects.toThrow("ECONNREFUSED");
  agent.destroy();
});
