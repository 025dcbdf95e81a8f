import { setTimeout as sleep } from "node:timers/promises";
import { revokeToken } from "@/lib/directory/tokens";
import { scimClient } from "./scim-client";
import type { TestTenant } from "./tenant";

export type Burst = {
  /** Requests that succeeded before the revocation, and those started after it was confirmed. */
  before: number;
  after: number;
  /** Those after it that got anything but 401. */
  late: number;
};

const callersEach = 3;
const atLeast = { before: 30, after: 60 };

/** Revokes a workspace's token during a burst of requests to several servers. */
export async function revokeDuringBurst(tenant: TestTenant, ports: number[]): Promise<Burst> {
  const seen: Burst = { before: 0, after: 0, late: 0 };
  let revokedAt = Number.POSITIVE_INFINITY;
  const ask = async (port: number) => {
    const scim = scimClient({ ...tenant, port });
    while (seen.after < atLeast.after) {
      const startedAt = performance.now();
      const { status } = await scim.get("/Users?count=1");
      if (startedAt > revokedAt) {
        seen.after++;
        if (status !== 401) seen.late++;
      } else if (status === 200) seen.before++;
    }
  };
  const asking = Promise.all(
    ports.flatMap((port) => Array.from({ length: callersEach }, () => ask(port))),
  );
  const giveUpAt = performance.now() + 20_000;
  while (seen.before < atLeast.before) {
    if (performance.now() > giveUpAt) throw new Error("the token was never accepted");
    await Promise.race([sleep(10), asking]);
  }
  await revokeToken(tenant.operator, { id: tenant.tokenId });
  revokedAt = performance.now();
  await asking;
  return seen;
}
