import { and, eq, sql } from "drizzle-orm";
import { belonging } from "../belonging";
import { prepared } from "../prepared";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import { isUuid, uuidArray, uuidArrayText } from "../uuid-array";
import { everyoneIn } from "./assignments";
import { type Named, upFrom } from "./membership-locks";

const ids = sql`${sql.placeholder("ids")}::uuid[]`;
const groupId = sql`${sql.placeholder("groupId")}::uuid`;

const named = prepared<Named>(sql`
  select id, display_name as label from groups where tenant_id = ${currentTenant} and id = any(${ids})`);

/** The groups with these ids. */
export const groupsOf = (tx: Tx, groupIds: Iterable<string>): Promise<Named[]> =>
  named(tx, { ids: uuidArrayText(groupIds) });

const ancestors = prepared<{ id: string }>(sql`
  select group_id as id from (${upFrom(sql`array[${groupId}]`)}) around where group_id = any(${ids})`);

/** Which of these groups are ancestors of a group, or the group itself: nesting one of them would create a cycle. */
export const amongAncestors = async (
  tx: Tx,
  group: string,
  candidates: Iterable<string>,
): Promise<string[]> =>
  idsOf(await ancestors(tx, { groupId: group, ids: uuidArrayText(candidates) }));

const directMembers = sql`
  select u.scim_id as id from group_users gu
  join users u on u.tenant_id = gu.tenant_id and u.id = gu.user_id
  where gu.tenant_id = ${currentTenant} and gu.group_id = ${groupId}
  union all
  select child_id from group_groups where tenant_id = ${currentTenant} and group_id = ${groupId}`;

const besides = prepared<{ id: string }>(sql`
  select id from (${directMembers}) m where id not in (select unnest(${ids}))`);

/** The SCIM ids of a group's direct members that are not among these, which a replacement therefore removes. */
export const membersBesides = async (
  tx: Tx,
  group: string,
  kept: Iterable<string>,
): Promise<string[]> => idsOf(await besides(tx, { groupId: group, ids: uuidArrayText(kept) }));

const among = prepared<{ id: string }>(sql`
  select id from (${directMembers}) m where id in (select unnest(${ids}))`);

/** Which of these SCIM ids are a group's direct members. */
export const memberIdsAmong = async (
  tx: Tx,
  group: string,
  candidates: Iterable<string>,
): Promise<string[]> => idsOf(await among(tx, { groupId: group, ids: uuidArrayText(candidates) }));

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** The SCIM ids of these accounts; ids that are not an account's are returned unchanged. */
export async function scimIdsOf(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: users.id, scimId: users.scimId })
    .from(users)
    .where(
      and(eq(users.tenantId, currentTenant), sql`${users.id} = any(${uuidArray(accountIds)})`),
    );
  const known = new Map(rows.map(({ id, scimId }) => [id, scimId]));
  return accountIds.map((id) => known.get(id) ?? id);
}

export interface Member extends Record<string, string> {
  groupId: string;
  /** The permanent id of the account or group; an account's SCIM id may differ. */
  id: string;
  value: string;
  type: "User" | "Group";
  display: string;
}

const members = prepared<Member>(sql`
    select gu.group_id as "groupId", u.id, u.scim_id as value, 'User' as type, u.label as display
    from group_users gu join users u on u.tenant_id = gu.tenant_id and u.id = gu.user_id
    where gu.tenant_id = ${currentTenant} and gu.group_id = any(${ids})
    union all
    select gg.group_id, g.id, g.id, 'Group', g.display_name
    from group_groups gg join groups g on g.tenant_id = gg.tenant_id and g.id = gg.child_id
    where gg.tenant_id = ${currentTenant} and gg.group_id = any(${ids})
    order by 4 desc, 3`);

/** The direct members of some groups: people first, each kind in the order of ids. */
export const membersOf = (tx: Tx, groupIds: string[]): Promise<Member[]> =>
  members(tx, { ids: uuidArrayText(groupIds) });

export interface Belonging extends Record<string, string> {
  value: string;
  display: string;
  type: "direct" | "indirect";
}

const userId = sql`${sql.placeholder("userId")}::uuid`;

const belongings = prepared<Belonging>(sql`
    with ${belonging({ tenantId: currentTenant, id: userId })}
    select g.id as value, g.display_name as display,
      case when bool_or(b.direct) then 'direct' else 'indirect' end as type
    from belonging b join groups g on g.tenant_id = ${currentTenant} and g.id = b.group_id
    group by g.tenant_id, g.id order by g.id`);

/** The groups of a person: directly, or through a nested group. */
export const groupsOfUser = async (tx: Tx, id: string): Promise<Belonging[]> =>
  isUuid(id) ? belongings(tx, { userId: id }) : [];

const everyone = prepared<{ id: string }>(
  sql`select distinct id from (${everyoneIn(groupId)}) as p(id)`,
);

/** The ids of everyone in a group, including nested groups. */
export const peopleInGroup = async (tx: Tx, group: string): Promise<string[]> =>
  idsOf(await everyone(tx, { groupId: group }));
