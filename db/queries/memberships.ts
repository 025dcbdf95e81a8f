import { sql } from "drizzle-orm";
import { prepared, preparedChange } from "../prepared";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";
import { uuidArrayText } from "../uuid-array";
import type { Named } from "./membership-locks";

const ids = sql`${sql.placeholder("ids")}::uuid[]`;
const groupId = sql`${sql.placeholder("groupId")}::uuid`;

const insertUsers = prepared<{ groupId: string; userId: string }>(sql`
  insert into group_users (group_id, user_id)
  select g, u from unnest(${sql.placeholder("groupIds")}::uuid[]) g cross join unnest(${ids}) u
  on conflict do nothing returning group_id as "groupId", user_id as "userId"`);

/** Adds each of these people to each of these groups; returns the pairs that are new. */
export const insertGroupUsers = (
  tx: Tx,
  { groupIds, userIds }: { groupIds: Iterable<string>; userIds: Iterable<string> },
): Promise<{ groupId: string; userId: string }[]> =>
  insertUsers(tx, { groupIds: uuidArrayText(groupIds), ids: uuidArrayText(userIds) });

const deleteUsers = prepared<{ id: string }>(sql`
  delete from group_users where tenant_id = ${currentTenant} and group_id = ${groupId}
    and user_id = any(${ids}) returning user_id as id`);

/** Removes people from a group; returns those who were in it. */
export const deleteGroupUsers = async (
  tx: Tx,
  group: string,
  userIds: Iterable<string>,
): Promise<string[]> =>
  idsOf(await deleteUsers(tx, { groupId: group, ids: uuidArrayText(userIds) }));

const deleteOfUser = prepared<Named>(sql`
  delete from group_users gu using groups g
  where gu.tenant_id = ${currentTenant} and gu.user_id = ${sql.placeholder("userId")}::uuid
    and g.tenant_id = gu.tenant_id and g.id = gu.group_id
  returning g.id, g.display_name as label`);

/** Removes a person from every group; returns the groups. */
export const deleteGroupsOfUser = (tx: Tx, userId: string): Promise<Named[]> =>
  deleteOfUser(tx, { userId });

const insertGroups = prepared<{ id: string }>(sql`
  insert into group_groups (group_id, child_id) select ${groupId}, unnest(${ids})
  on conflict do nothing returning child_id as id`);

/** Nests groups in a group; returns those that are new in it. */
export const insertGroupGroups = async (
  tx: Tx,
  group: string,
  childIds: Iterable<string>,
): Promise<string[]> =>
  idsOf(await insertGroups(tx, { groupId: group, ids: uuidArrayText(childIds) }));

const deleteGroups = prepared<{ id: string }>(sql`
  delete from group_groups where tenant_id = ${currentTenant} and group_id = ${groupId}
    and child_id = any(${ids}) returning child_id as id`);

/** Removes groups from a group; returns those that were in it. */
export const deleteGroupGroups = async (
  tx: Tx,
  group: string,
  childIds: Iterable<string>,
): Promise<string[]> =>
  idsOf(await deleteGroups(tx, { groupId: group, ids: uuidArrayText(childIds) }));

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const raise = preparedChange(
  "insert",
  sql`
  insert into group_versions (group_id, stripe, changes, changed_at)
  select id, pg_backend_pid() % 32, 1, ${sql.placeholder("at")}::timestamptz from unnest(${ids}) id
  order by id on conflict (tenant_id, group_id, stripe)
  do update set changes = group_versions.changes + 1, changed_at = excluded.changed_at`,
);

/**
 * Counts a change of each group. Connections increment different stripes, so that concurrent membership changes don't
 * wait for each other. At most once per group in a transaction: it is sent as one statement with other changes.
 */
export function raiseVersion(tx: Tx, groupIds: Iterable<string>, at: Date): void {
  raise(tx, { ids: uuidArrayText(groupIds), at: at.toISOString() });
}
