import { and, asc, eq, sql } from "drizzle-orm";
import { groups } from "../schema/groups";
import { policies, policyGroups, policyUsers } from "../schema/policies";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";
import { uuidArray } from "../uuid-array";

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

/** Attaches a policy to a group; false if it already was. */
export async function attach(tx: Tx, policyId: string, groupId: string): Promise<boolean> {
  const rows = await tx
    .insert(policyGroups)
    .values({ policyId, groupId })
    .onConflictDoNothing()
    .returning();
  return rows.length > 0;
}

/** Detaches a policy from a group; false if it wasn't attached. */
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

/** Assigns a policy to people directly; returns those who didn't have it. */
export async function assignTo(tx: Tx, policyId: string, userIds: string[]): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    insert into policy_users (policy_id, user_id) select ${policyId}::uuid, unnest(${uuidArray(userIds)})
    on conflict do nothing returning user_id as id`);
  return rows.map(({ id }) => id);
}

/** Withdraws a direct assignment; false if there was none. */
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
