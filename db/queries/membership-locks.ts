import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { prepared } from "../prepared";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import { dialect, type Tx } from "../tx";
import { isUuid, uuidArrayText } from "../uuid-array";

export interface Named {
  id: string;
  label: string;
}

const ids = sql`${sql.placeholder("ids")}::uuid[]`;

/** The groups of an array of ids, and all their ancestors. */
export const upFrom = (groupIds: SQL): SQL => sql`
  with recursive up(group_id) as (
    select unnest(${groupIds})
    union
    select gg.group_id from group_groups gg join up on gg.child_id = up.group_id
    where gg.tenant_id = ${currentTenant}
  ) select group_id from up`;

const nestingLock = sql`pg_advisory_xact_lock(hashtextextended(${currentTenant}::text || ' nesting', 0))`;

const lockInOrder = prepared(sql`select lock_groups(${sql.placeholder("group")}, ${ids}, true)`);

/**
 * Locks a group against every other change to it or its members, in the order that all membership changes lock groups
 * in. `memberIds` are the members that may be added or removed, as far as the caller knows.
 */
export async function lockAlone(
  tx: Tx,
  group: string,
  memberIds: Iterable<string> = [],
): Promise<void> {
  if (!isUuid(group)) return;
  await lockInOrder(tx, { group, ids: uuidArrayText(memberIds) });
}

const lockShared = prepared<{ hasPolicies: boolean }>(sql`
  select lock_for_membership(${ids}, ${sql.placeholder("members")}::uuid[]) as "hasPolicies"`);

/**
 * Locks groups, their ancestors, and the policies attached to any of these against everything but other membership
 * changes: what a membership means can't change during one. If members that are added or removed are groups, it also
 * takes the nesting lock. Returns whether there are such policies: if not, nobody's assignments depend on who is in the
 * groups.
 */
export async function lockForMembership(
  tx: Tx,
  groupIds: Iterable<string>,
  memberIds: Iterable<string> = [],
): Promise<boolean> {
  const members = uuidArrayText(memberIds);
  const [held] = await lockShared(tx, { ids: uuidArrayText(groupIds), members });
  return held?.hasPolicies === true;
}

const lockTurn = prepared(sql`select ${nestingLock}`);

/** Serialises a workspace's nesting changes, so that two of them can't create a cycle together. */
export async function lockNesting(tx: Tx): Promise<void> {
  await lockTurn(tx, {});
}

export interface Person extends Named {
  /** The person's id in SCIM, and in membership changes. */
  readonly scimId: string;
}

/** What a membership change has locked, and knows about it. */
export interface Held {
  /** The people in the change. */
  readonly people: readonly Person[];
  /** Whether the group or one of its ancestors has policies. */
  readonly hasPolicies: boolean;
}

const present = (those: SQL) =>
  prepared<Person>(
    new QueryBuilder(dialect)
      .select({ id: users.id, label: users.label, scimId: sql`${users.scimId}`.as("scimId") })
      .from(users)
      .where(and(eq(users.tenantId, currentTenant), those, isNull(users.removedAt)))
      .orderBy(asc(users.id))
      .for("no key update"),
  );
const lockByScimIds = present(sql`${users.scimId} = any(${ids})`);
const lockByIds = present(sql`${users.id} = any(${ids})`);

/** The people with these SCIM ids, locked so that only one transaction at a time changes their assignments. */
export const lockMembers = (tx: Tx, scimIds: Iterable<string>): Promise<Person[]> =>
  lockByScimIds(tx, { ids: uuidArrayText(scimIds) });

/** The same by the accounts' permanent ids. */
export const lockPeople = (tx: Tx, accountIds: Iterable<string>): Promise<Person[]> =>
  lockByIds(tx, { ids: uuidArrayText(accountIds) });

const lockThese = prepared(sql`
  select 1 from groups where tenant_id = ${currentTenant} and id = any(${ids}) order by id for no key update`);

/** Locks groups that are about to be nested, or removed from a group, against changes to their members. */
export async function lockGroups(tx: Tx, groupIds: Iterable<string>): Promise<void> {
  await lockThese(tx, { ids: uuidArrayText(groupIds) });
}
