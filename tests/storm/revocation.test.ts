import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { revokeToken } from "@/lib/directory/tokens";
import { testEnvironment } from "@/tests/support/environment";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { scimClient } from "@/tests/support/scim-client";
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
  let revokedAt = Number.POSITIVE_INFINITY;
  const seen = { before: 0, after: 0, late: 0 };

  const burst = async (port: number) => {
    const scim = scimClient({ ...tenant, port });
    while (seen.after < 60) {
      const startedAt = performance.now();
      const { status } = await scim.get("/Users?count=1");
      if (startedAt > revokedAt) {
        seen.after++;
        if (status !== 401) seen.late++;
      } else if (status === 200) seen.before++;
    }
  };
  const bursts = instances.flatMap((port) => [burst(port), burst(port), burst(port)]);
  await expect.poll(() => seen.before, { timeout: 20_000 }).toBeGreaterThan(30);
  await revokeToken(tenant.operator, { id: tenant.tokenId });
  revokedAt = performance.now();
  await Promise.all(bursts);

  expect(seen.late).toBe(0);
  expect(seen.after).toBeGreaterThanOrEqual(60);
});
