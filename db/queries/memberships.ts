import { sql } from "drizzle-orm";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";
import { uuidArray } from "../uuid-array";
import type { Named } from "./membership-locks";

/** Puts people in groups, pair by pair; gives the pairs that are new. */
export const insertGroupUsers = (
  tx: Tx,
  { groupIds, userIds }: { groupIds: Iterable<string>; userIds: Iterable<string> },
): Promise<{ groupId: string; userId: string }[]> =>
  tx.execute<{ groupId: string; userId: string }>(sql`
    insert into group_users (group_id, user_id)
    select g, u from unnest(${uuidArray(groupIds)}) g cross join unnest(${uuidArray(userIds)}) u
    on conflict do nothing returning group_id as "groupId", user_id as "userId"`);

/** Takes people out of a group; gives those who were in it. */
export async function deleteGroupUsers(
  tx: Tx,
  groupId: string,
  userIds: Iterable<string>,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    delete from group_users where tenant_id = ${currentTenant} and group_id = ${groupId}
      and user_id = any(${uuidArray(userIds)}) returning user_id as id`);
  return rows.map(({ id }) => id);
}

/** Takes a person out of every group; gives the groups. */
export async function deleteGroupsOfUser(tx: Tx, userId: string): Promise<Named[]> {
  return tx.execute<{ id: string; label: string }>(sql`
    delete from group_users gu using groups g
    where gu.tenant_id = ${currentTenant} and gu.user_id = ${userId}
      and g.tenant_id = gu.tenant_id and g.id = gu.group_id
    returning g.id, g.display_name as label`);
}

/** Puts groups in a group; gives those that are new in it. */
export async function insertGroupGroups(
  tx: Tx,
  groupId: string,
  childIds: Iterable<string>,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    insert into group_groups (group_id, child_id) select ${groupId}::uuid, unnest(${uuidArray(childIds)})
    on conflict do nothing returning child_id as id`);
  return rows.map(({ id }) => id);
}

/** Takes groups out of a group; gives those that were in it. */
export async function deleteGroupGroups(
  tx: Tx,
  groupId: string,
  childIds: Iterable<string>,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    delete from group_groups where tenant_id = ${currentTenant} and group_id = ${groupId}
      and child_id = any(${uuidArray(childIds)}) returning child_id as id`);
  return rows.map(({ id }) => id);
}

/**
 * Counts a change of a group. Connections raise different stripes, so that parallel membership changes don't
 * wait for each other.
 */
export async function raiseVersion(tx: Tx, groupIds: Iterable<string>, at: Date): Promise<void> {
  await tx.execute(sql`
    insert into group_versions (group_id, stripe, changes, changed_at)
    select id, pg_backend_pid() % 32, 1, ${at.toISOString()}::timestamptz from unnest(${uuidArray(groupIds)}) id
    order by id on conflict (tenant_id, group_id, stripe)
    do update set changes = group_versions.changes + 1, changed_at = excluded.changed_at`);
}
