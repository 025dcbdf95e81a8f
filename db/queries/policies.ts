import { and, asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { groups } from "../schema/groups";
import { policies, policyGroups, policyUsers, policyVersions } from "../schema/policies";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import { isUuid, uuidArray } from "../uuid-array";

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

/** One policy, locked: "update" against everything, "share" against changes of what it says and whether it is in force. */
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

/** Adds a published version; nothing changes it any more. */
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

/** The published versions of a policy with who published them, the newest first. */
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

/** The groups that a policy is attached to, by name. */
export const groupsOfPolicy = (tx: Tx, policyId: string): Promise<{ id: string; name: string }[]> =>
  tx
    .select({ id: groups.id, name: groups.displayName })
    .from(policyGroups)
    .innerJoin(
      groups,
      and(eq(groups.tenantId, policyGroups.tenantId), eq(groups.id, policyGroups.groupId)),
    )
    .where(and(eq(policyGroups.tenantId, currentTenant), eq(policyGroups.policyId, policyId)))
    .orderBy(asc(groups.displayNameKey));

/** The policies attached to a group, by title. */
export const policiesOfGroup = (
  tx: Tx,
  groupId: string,
): Promise<{ id: string; title: string }[]> =>
  tx
    .select({ id: policies.id, title: policies.title })
    .from(policyGroups)
    .innerJoin(
      policies,
      and(eq(policies.tenantId, policyGroups.tenantId), eq(policies.id, policyGroups.policyId)),
    )
    .where(and(eq(policyGroups.tenantId, currentTenant), eq(policyGroups.groupId, groupId)))
    .orderBy(asc(policies.title));

/** Attaches a policy to a group; false where it was. */
export async function attach(tx: Tx, policyId: string, groupId: string): Promise<boolean> {
  const rows = await tx
    .insert(policyGroups)
    .values({ policyId, groupId })
    .onConflictDoNothing()
    .returning();
  return rows.length > 0;
}

/** Detaches a policy from a group; false where it wasn't attached. */
export async function detach(tx: Tx, policyId: string, groupId: string): Promise<boolean> {
  const rows = await tx
    .delete(policyGroups)
    .where(
      and(
        eq(policyGroups.tenantId, currentTenant),
        eq(policyGroups.policyId, policyId),
        eq(policyGroups.groupId, groupId),
      ),
    )
    .returning();
  return rows.length > 0;
}

/** Assigns a policy to people directly; gives those to whom it wasn't. */
export async function assignTo(tx: Tx, policyId: string, userIds: string[]): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    insert into policy_users (policy_id, user_id) select ${policyId}::uuid, unnest(${uuidArray(userIds)})
    on conflict do nothing returning user_id as id`);
  return rows.map(({ id }) => id);
}

/** Takes a direct assignment back; false where there was none. */
export async function unassignFrom(tx: Tx, policyId: string, userId: string): Promise<boolean> {
  const rows = await tx
    .delete(policyUsers)
    .where(
      and(
        eq(policyUsers.tenantId, currentTenant),
        eq(policyUsers.policyId, policyId),
        eq(policyUsers.userId, userId),
      ),
    )
    .returning();
  return rows.length > 0;
}

/** Every policy, those in force first, by title. */
export const listPolicies = (tx: Tx): Promise<ListedPolicy[]> =>
  tx
    .select(listed)
    .from(policies)
    .where(here)
    .orderBy(sql`${policies.archivedAt} is not null`, asc(policies.title), asc(policies.id));
