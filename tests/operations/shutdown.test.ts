import { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/db/client";
import { listRequests } from "@/lib/directory/provisioning-log/provisioning-log";
import { type Deployment, deploy } from "@/tests/support/deployment";
import { holdTable } from "@/tests/support/held-table";
import { send } from "@/tests/support/http";
import { scimClient } from "@/tests/support/scim-client";
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

test("asked to stop, it finishes what runs, lets go of idle connections, and writes its log", async () => {
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
  const answeredAt = performance.now();
  await stopped;
  expect(performance.now() - answeredAt).toBeLessThan(3_000);

  await deployment.application.start();
  const { id } = created.body;
  expect(await scim.get(`/Users/${id}`)).toMatchObject({ status: 200 });
  const { requests } = await listRequests(tenant.operator, {});
  expect(requests).toContainEqual(
    expect.objectContaining({ id: created.headers["x-request-id"], status: 201 }),
  );
  keptAlive.destroy();
});
