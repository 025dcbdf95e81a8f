import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import { uuidArray } from "../uuid-array";

export interface Named {
  id: string;
  label: string;
}

/** A group and every group around it. */
export const upFrom = (ids: Iterable<string>) => sql`
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

export interface Person extends Named {
  /** The id that SCIM knows the person by, and by which membership changes name people. */
  readonly scimId: string;
}

const person = { id: users.id, label: users.label, scimId: users.scimId };

/** The people of these SCIM ids, locked so that their assignments change in one transaction at a time. */
export const lockMembers = (tx: Tx, scimIds: Iterable<string>): Promise<Person[]> =>
  lockPresent(tx, sql`${users.scimId} = any(${uuidArray(scimIds)})`);

/** The same of accounts, by the ids that they keep for ever. */
export const lockPeople = (tx: Tx, ids: Iterable<string>): Promise<Person[]> =>
  lockPresent(tx, sql`${users.id} = any(${uuidArray(ids)})`);

const lockPresent = (tx: Tx, those: SQL): Promise<Person[]> =>
  tx
    .select(person)
    .from(users)
    .where(and(eq(users.tenantId, currentTenant), those, isNull(users.removedAt)))
    .orderBy(asc(users.id))
    .for("no key update");

/** Locks groups that are about to be nested or taken out, against changes of who is in them. */
export async function lockGroups(tx: Tx, ids: Iterable<string>): Promise<void> {
  await tx.execute(sql`
    select 1 from groups where tenant_id = ${currentTenant} and id = any(${uuidArray(ids)})
    order by id for update`);
}
