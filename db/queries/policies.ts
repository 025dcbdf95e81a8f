import { and, asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { policies, policyVersions } from "../schema/policies";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import { isUuid } from "../uuid-array";

export type PolicyRow = typeof policies.$inferSelect;
/** A policy without its text, which is long. */
export type ListedPolicy = Omit<PolicyRow, "body">;
export type VersionRow = typeof policyVersions.$inferSelect;

const here = eq(policies.tenantId, currentTenant);
const { body: _, ...listed } = getTableColumns(policies);

/** One policy. */
export async function findPolicy(tx: Tx, id: string): Promise<PolicyRow | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await tx
    .select()
    .from(policies)
    .where(and(here, eq(policies.id, id)));
  return row;
}

/** One policy, locked: "update" against everything, "share" against changes to its text and whether it is in force. */
export async function lockPolicy(
  tx: Tx,
  id: string,
  strength: "update" | "share",
): Promise<PolicyRow | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await tx
    .select()
    .from(policies)
    .where(and(here, eq(policies.id, id)))
    .for(strength);
  return row;
}

/** Adds a draft. */
export async function insertPolicy(tx: Tx, policy: typeof policies.$inferInsert): Promise<void> {
  await tx.insert(policies).values(policy);
}

/** Writes a policy's draft, version, or archival. */
export async function savePolicy(
  tx: Tx,
  id: string,
  values: Partial<typeof policies.$inferInsert>,
): Promise<void> {
  await tx
    .update(policies)
    .set(values)
    .where(and(here, eq(policies.id, id)));
}

/** Adds a published version, which nothing can change afterwards. */
export async function insertVersion(
  tx: Tx,
  version: typeof policyVersions.$inferInsert,
): Promise<void> {
  await tx.insert(policyVersions).values(version);
}

/** One published version. */
export async function findVersion(
  tx: Tx,
  policyId: string,
  version: number,
): Promise<VersionRow | undefined> {
  const [row] = await tx
    .select()
    .from(policyVersions)
    .where(
      and(
        eq(policyVersions.tenantId, currentTenant),
        eq(policyVersions.policyId, policyId),
        eq(policyVersions.version, version),
      ),
    );
  return row;
}

/** The published versions of a policy with who published them, newest first. */
export const versionsOf = (tx: Tx, policyId: string) =>
  tx
    .select({
      version: policyVersions.version,
      title: policyVersions.title,
      publishedAt: policyVersions.publishedAt,
      publishedBy: users.label,
    })
    .from(policyVersions)
    .leftJoin(
      users,
      and(eq(users.tenantId, policyVersions.tenantId), eq(users.id, policyVersions.publishedBy)),
    )
    .where(and(eq(policyVersions.tenantId, currentTenant), eq(policyVersions.policyId, policyId)))
    .orderBy(desc(policyVersions.version));

/** Every policy, those in force first, by title. */
export const listPolicies = (tx: Tx): Promise<ListedPolicy[]> =>
  tx
    .select(listed)
    .from(policies)
    .where(here)
    .orderBy(sql`${policies.archivedAt} is not null`, asc(policies.title), asc(policies.id));
