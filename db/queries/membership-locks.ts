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

/** Groups by an array of their ids, and every group around them. */
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
 * Locks a group against every other change of it or of its members, in the order in which all who change members lock
 * groups. `memberIds` are those who may come or go, as far as the caller knows.
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
 * Locks groups, those around them, and the policies attached to any of these, against everything but other
 * membership changes: what a membership means can't change while one is being made. Where groups are among those
 * who come or go, it is also this transaction's turn to change the nesting. Tells whether there are such policies: where
 * there are none, nobody's assignments depend on who is in the groups.
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

/** Changes of nesting take turns in a workspace, so that two of them can't close a circle together. */
export async function lockNesting(tx: Tx): Promise<void> {
  await lockTurn(tx, {});
}

export interface Person extends Named {
  /** The id that SCIM knows the person by, and by which membership changes name people. */
  readonly scimId: string;
}

/** What a membership change holds locked, and knows of it. */
export interface Held {
  /** Whom the change names. */
  readonly people: readonly Person[];
  /** Of the group, and of those around it. */
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

/** The people of these SCIM ids, locked so that their assignments change in one transaction at a time. */
export const lockMembers = (tx: Tx, scimIds: Iterable<string>): Promise<Person[]> =>
  lockByScimIds(tx, { ids: uuidArrayText(scimIds) });

/** The same of accounts, by the ids that they keep for ever. */
export const lockPeople = (tx: Tx, accountIds: Iterable<string>): Promise<Person[]> =>
  lockByIds(tx, { ids: uuidArrayText(accountIds) });

const lockThese = prepared(sql`
  select 1 from groups where tenant_id = ${currentTenant} and id = any(${ids}) order by id for no key update`);

/** Locks groups that are about to be nested or taken out, against changes of who is in them. */
export async function lockGroups(tx: Tx, groupIds: Iterable<string>): Promise<void> {
  await lockThese(tx, { ids: uuidArrayText(groupIds) });
}
