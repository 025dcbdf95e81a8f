import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { testEnvironment } from "@/tests/support/environment";
import { tenantAt } from "@/tests/support/http-tenant";
import { type ServerProcess, startServerProcess } from "@/tests/support/server-process";
import { newTenant } from "@/tests/support/tenant";

const burst = 5;
const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
let server: ServerProcess;

beforeAll(async () => {
  const environment = {
    ...testEnvironment(inject("httpDatabaseUrl")),
    SCIM_RATE_BURST: String(burst),
    SCIM_RATE_PER_SECOND: "1",
  };
  server = await startServerProcess(environment, { name: "rate-limited" });
});

afterAll(() => server.stop());

test("a token that sends more than its burst is told when to come again, and another token isn't held up", async () => {
  const eager = tenantAt(server.port, await newTenant());
  expect((await eager.scim.get("/Users")).status).toBe(200);
  const create = (_: unknown, n: number) =>
    eager.scim.post("/Users", { schemas, userName: `eager${n}@example.com` });
  const answers = await Promise.all(Array.from({ length: 10 * burst }, create));
  const statuses = new Set(answers.map(({ status }) => status));
  expect(statuses).toEqual(new Set([201, 429]));
  const refused = answers.find(({ status }) => status === 429);
  if (!refused) throw new Error("none was refused");
  expect(refused.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
  expect(refused.body).toMatchObject({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: "429",
    detail: expect.stringContaining("Too many requests with this SCIM token"),
  });

  const patient = tenantAt(server.port, await newTenant());
  expect((await patient.scim.get("/Users")).status).toBe(200);
});
