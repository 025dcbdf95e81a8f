import { and, eq, lt, sql } from "drizzle-orm";
import { ssoSpentIds } from "../schema/sso";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

/** Uses an id up; false where it was used before, on whichever instance. Forgets those that are over. */
export async function spendId(
  tx: Tx,
  { digest, expiresAt }: { digest: Buffer; expiresAt: Date },
): Promise<boolean> {
  const inserted = await tx
    .insert(ssoSpentIds)
    .values({ digest, expiresAt })
    .onConflictDoNothing()
    .returning({ digest: ssoSpentIds.digest });
  await tx
    .delete(ssoSpentIds)
    .where(and(eq(ssoSpentIds.tenantId, currentTenant), lt(ssoSpentIds.expiresAt, sql`now()`)));
  return inserted.length > 0;
}
