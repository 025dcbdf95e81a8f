import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { testEnvironment } from "@/tests/support/environment";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { revokeDuringBurst } from "@/tests/support/revocation-burst";
import { type ServerProcess, startServerProcess } from "@/tests/support/server-process";

const others: ServerProcess[] = [];

beforeAll(async () => {
  const environment = testEnvironment(inject("httpDatabaseUrl"));
  others.push(
    ...(await Promise.all(
      ["second", "third"].map((name) => startServerProcess(environment, { name })),
    )),
  );
});

afterAll(() => Promise.all(others.map((server) => server.stop())));

test("no request that starts after a token's revocation was answered succeeds, on any of three instances", async () => {
  const tenant = await newHttpTenant();
  const instances = [tenant.port, ...others.map(({ port }) => port)];
  const { after, late } = await revokeDuringBurst(tenant, instances);
  expect(late).toBe(0);
  expect(after).toBeGreaterThanOrEqual(60);
});
