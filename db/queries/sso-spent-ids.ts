import { and, eq, lt, sql } from "drizzle-orm";
import { ssoSpentIds } from "../schema/sso";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

/** Uses up an id; false if it was used before, on any instance. Deletes expired ones. */
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
