import { and, desc, eq } from "drizzle-orm";
import { policyVersions, signOffs } from "../schema/policies";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

/** Every version that a person signed, newest first, including those that are no longer assigned to them. */
export const signOffsOf = (tx: Tx, userId: string) =>
  tx
    .select({
      policyId: signOffs.policyId,
      version: signOffs.version,
      title: policyVersions.title,
      signedAt: signOffs.signedAt,
    })
    .from(signOffs)
    .innerJoin(
      policyVersions,
      and(
        eq(policyVersions.tenantId, signOffs.tenantId),
        eq(policyVersions.policyId, signOffs.policyId),
        eq(policyVersions.version, signOffs.version),
      ),
    )
    .where(and(eq(signOffs.tenantId, currentTenant), eq(signOffs.userId, userId)))
    .orderBy(desc(signOffs.signedAt));

/** Signs off a version. */
export async function insertSignOff(tx: Tx, signOff: typeof signOffs.$inferInsert): Promise<void> {
  await tx.insert(signOffs).values(signOff);
}
