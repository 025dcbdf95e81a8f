import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { groupGroups, groups } from "../schema/groups";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import { uuidArray } from "../uuid-array";
import { peopleIn } from "./assignments";

export interface Named {
  id: string;
  label: string;
}

/** A group and every group around it. */
const upFrom = (ids: Iterable<string>) => sql`
  with recursive up(group_id) as (
    select unnest(${uuidArray(ids)})
    union
    select gg.group_id from group_groups gg join up on gg.child_id = up.group_id
    where gg.tenant_id = ${currentTenant}
  ) select group_id from up`;

/**
 * Locks groups, those around them, and the policies attached to any of these, against everything but other
 * membership changes: what a membership means can't change while one is being made. Where groups are among those
 * who come or go, it is also this transaction's turn to change the nesting.
 */
export async function lockForMembership(
  tx: Tx,
  groupIds: string[],
  memberIds: Iterable<string> = [],
): Promise<void> {
  const turn = tx.execute(sql`
    select ${nestingLock} from groups
    where tenant_id = ${currentTenant} and id = any(${uuidArray(memberIds)}) limit 1`);
  for (;;) {
    const [, held, seen] = await Promise.all([
      turn,
      lockAround(tx, groupIds),
      lockAround(tx, groupIds),
      tx.execute(sql`
        select 1 from policies where tenant_id = ${currentTenant} and id in (
          select policy_id from policy_groups
          where tenant_id = ${currentTenant} and group_id in (${upFrom(groupIds)})
        ) order by id for share`),
    ]);
    // A nesting that the first look waited for may have put more groups around; from here on none can.
    const ids = new Set(held.map(({ id }) => id));
    if (seen.every(({ id }) => ids.has(id))) return;
  }
}

const lockAround = (tx: Tx, groupIds: string[]) =>
  tx.execute<{ id: string }>(sql`
    select id from groups where tenant_id = ${currentTenant} and id in (${upFrom(groupIds)})
    order by id for share`);

const nestingLock = sql`pg_advisory_xact_lock(hashtextextended(${currentTenant}::text || ' nesting', 0))`;

/** Changes of nesting take turns in a workspace, so that two of them can't close a circle together. */
export async function lockNesting(tx: Tx): Promise<void> {
  await tx.execute(sql`select ${nestingLock}`);
}

/** The people of these ids that SCIM hasn't removed, locked so that their assignments change in one transaction at a time. */
export const lockPeople = (tx: Tx, ids: Iterable<string>): Promise<Named[]> =>
  tx
    .select({ id: users.id, label: users.label })
    .from(users)
    .where(
      and(
        eq(users.tenantId, currentTenant),
        sql`${users.id} = any(${uuidArray(ids)})`,
        isNull(users.removedAt),
      ),
    )
    .orderBy(asc(users.id))
    .for("no key update");

/** Locks groups that are about to be nested or taken out, against changes of who is in them. */
export async function lockGroups(tx: Tx, ids: Iterable<string>): Promise<void> {
  await tx.execute(sql`
    select 1 from groups where tenant_id = ${currentTenant} and id = any(${uuidArray(ids)})
    order by id for update`);
}

/** The groups of these ids. */
export const groupsOf = (tx: Tx, ids: Iterable<string>): Promise<Named[]> =>
  tx
    .select({ id: groups.id, label: groups.displayName })
    .from(groups)
    .where(and(eq(groups.tenantId, currentTenant), sql`${groups.id} = any(${uuidArray(ids)})`));

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

/** The direct members of a group that are not among these ids: whom a replacement puts out. */
export async function membersBesides(
  tx: Tx,
  groupId: string,
  kept: Iterable<string>,
): Promise<string[]> {
  const keep = uuidArray(kept);
  const rows = await tx.execute<{ id: string }>(sql`
    select user_id as id from group_users
    where tenant_id = ${currentTenant} and group_id = ${groupId} and user_id not in (select unnest(${keep}))
    union all
    select child_id from group_groups
    where tenant_id = ${currentTenant} and group_id = ${groupId} and child_id not in (select unnest(${keep}))`);
  return rows.map(({ id }) => id);
}

/** Which of these ids a group's direct members have. */
export async function memberIdsAmong(
  tx: Tx,
  groupId: string,
  ids: Iterable<string>,
): Promise<string[]> {
  const among = uuidArray(ids);
  const rows = await tx.execute<{ id: string }>(sql`
    select user_id as id from group_users
    where tenant_id = ${currentTenant} and group_id = ${groupId} and user_id = any(${among})
    union all
    select child_id from group_groups
    where tenant_id = ${currentTenant} and group_id = ${groupId} and child_id = any(${among})`);
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

export interface Member extends Record<string, string> {
  groupId: string;
  value: string;
  type: "User" | "Group";
  display: string;
}

/** The direct members of some groups: people first, each in the order of their ids. */
export const membersOf = (tx: Tx, groupIds: string[]): Promise<Member[]> =>
  tx.execute<Member>(sql`
    select gu.group_id as "groupId", u.id as value, 'User' as type, u.label as display
    from group_users gu join users u on u.tenant_id = gu.tenant_id and u.id = gu.user_id
    where gu.tenant_id = ${currentTenant} and gu.group_id = any(${uuidArray(groupIds)})
    union all
    select gg.group_id, g.id, 'Group', g.display_name
    from group_groups gg join groups g on g.tenant_id = gg.tenant_id and g.id = gg.child_id
    where gg.tenant_id = ${currentTenant} and gg.group_id = any(${uuidArray(groupIds)})
    order by 3 desc, 2`);

export interface Belonging extends Record<string, string> {
  userId: string;
  value: string;
  display: string;
  type: "direct" | "indirect";
}

/** The groups of some people: directly, or through a nested group. */
export const groupsOfUsers = (tx: Tx, userIds: string[]): Promise<Belonging[]> =>
  tx.execute<Belonging>(sql`
    with recursive member_of(user_id, group_id, direct) as (
      select user_id, group_id, true from group_users
      where tenant_id = ${currentTenant} and user_id = any(${uuidArray(userIds)})
      union
      select m.user_id, gg.group_id, false from member_of m join group_groups gg on gg.child_id = m.group_id
      where gg.tenant_id = ${currentTenant}
    )
    select m.user_id as "userId", g.id as value, g.display_name as display,
      case when bool_or(m.direct) then 'direct' else 'indirect' end as type
    from member_of m join groups g on g.tenant_id = ${currentTenant} and g.id = m.group_id
    group by m.user_id, g.id, g.display_name order by g.id`);

/** The ids of everyone in a group, through nested groups too. */
export async function peopleInGroup(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select distinct id from (${peopleIn(groupId)}) as p(id)`,
  );
  return rows.map(({ id }) => id);
}
