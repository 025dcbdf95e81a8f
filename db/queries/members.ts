import { and, asc, eq, sql } from "drizzle-orm";
import { prepared } from "../prepared";
import { groupGroups, groups } from "../schema/groups";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import { uuidArray, uuidArrayText } from "../uuid-array";
import { peopleIn } from "./assignments";
import { type Named, upFrom } from "./membership-locks";

/** The groups of these ids. */
export const groupsOf = (tx: Tx, ids: Iterable<string>): Promise<Named[]> =>
  tx
    .select({ id: groups.id, label: groups.displayName })
    .from(groups)
    .where(and(eq(groups.tenantId, currentTenant), sql`${groups.id} = any(${uuidArray(ids)})`));

/** The groups that a group is directly in. */
export const groupsAround = (tx: Tx, groupId: string): Promise<Named[]> =>
  tx
    .select({ id: groups.id, label: groups.displayName })
    .from(groupGroups)
    .innerJoin(
      groups,
      and(eq(groups.tenantId, groupGroups.tenantId), eq(groups.id, groupGroups.groupId)),
    )
    .where(and(eq(groupGroups.tenantId, currentTenant), eq(groupGroups.childId, groupId)))
    .orderBy(asc(groups.id));

/** Which of these groups already lie around a group, or are the group: to nest one of them would close a circle. */
export async function amongAncestors(
  tx: Tx,
  groupId: string,
  candidates: Iterable<string>,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select group_id as id from (${upFrom([groupId])}) around where group_id = any(${uuidArray(candidates)})`);
  return rows.map(({ id }) => id);
}

/** The ids by which SCIM knows a group's direct members that are not among these: whom a replacement puts out. */
export async function membersBesides(
  tx: Tx,
  groupId: string,
  kept: Iterable<string>,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from (${directMembers(groupId)}) m where id not in (select unnest(${uuidArray(kept)}))`);
  return rows.map(({ id }) => id);
}

/** Which of these ids a group's direct members have. */
export async function memberIdsAmong(
  tx: Tx,
  groupId: string,
  ids: Iterable<string>,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from (${directMembers(groupId)}) m where id = any(${uuidArray(ids)})`);
  return rows.map(({ id }) => id);
}

const directMembers = (groupId: string) => sql`
  select u.scim_id as id from group_users gu
  join users u on u.tenant_id = gu.tenant_id and u.id = gu.user_id
  where gu.tenant_id = ${currentTenant} and gu.group_id = ${groupId}
  union all
  select child_id from group_groups where tenant_id = ${currentTenant} and group_id = ${groupId}`;

/** The ids by which SCIM knows these accounts; those that are no account's come back as they are. */
export async function scimIdsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: users.id, scimId: users.scimId })
    .from(users)
    .where(and(eq(users.tenantId, currentTenant), sql`${users.id} = any(${uuidArray(ids)})`));
  const known = new Map(rows.map(({ id, scimId }) => [id, scimId]));
  return ids.map((id) => known.get(id) ?? id);
}

export interface Member extends Record<string, string> {
  groupId: string;
  /** Of the account or group; for ever, where SCIM may know the account by another one. */
  id: string;
  value: string;
  type: "User" | "Group";
  display: string;
}

const members = prepared<Member>(sql`
    select gu.group_id as "groupId", u.id, u.scim_id as value, 'User' as type, u.label as display
    from group_users gu join users u on u.tenant_id = gu.tenant_id and u.id = gu.user_id
    where gu.tenant_id = ${currentTenant} and gu.group_id = any(${sql.placeholder("ids")}::uuid[])
    union all
    select gg.group_id, g.id, g.id, 'Group', g.display_name
    from group_groups gg join groups g on g.tenant_id = gg.tenant_id and g.id = gg.child_id
    where gg.tenant_id = ${currentTenant} and gg.group_id = any(${sql.placeholder("ids")}::uuid[])
    order by 4 desc, 3`);

/** The direct members of some groups: people first, each in the order of their ids. */
export const membersOf = (tx: Tx, groupIds: string[]): Promise<Member[]> =>
  members(tx, { ids: uuidArrayText(groupIds) });

export interface Belonging extends Record<string, string> {
  userId: string;
  value: string;
  display: string;
  type: "direct" | "indirect";
}

const belongings = prepared<Belonging>(sql`
    with recursive member_of(user_id, group_id, direct) as (
      select user_id, group_id, true from group_users
      where tenant_id = ${currentTenant} and user_id = any(${sql.placeholder("ids")}::uuid[])
      union
      select m.user_id, gg.group_id, false from member_of m join group_groups gg on gg.child_id = m.group_id
      where gg.tenant_id = ${currentTenant}
    )
    select m.user_id as "userId", g.id as value, g.display_name as display,
      case when bool_or(m.direct) then 'direct' else 'indirect' end as type
    from member_of m join groups g on g.tenant_id = ${currentTenant} and g.id = m.group_id
    group by m.user_id, g.id, g.display_name order by g.id`);

/** The groups of some people: directly, or through a nested group. */
export const groupsOfUsers = (tx: Tx, userIds: string[]): Promise<Belonging[]> =>
  belongings(tx, { ids: uuidArrayText(userIds) });

/** The ids of everyone in a group, through nested groups too. */
export async function peopleInGroup(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select distinct id from (${peopleIn(groupId)}) as p(id)`,
  );
  return rows.map(({ id }) => id);
}
