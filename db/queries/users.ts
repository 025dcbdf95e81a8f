import { and, count, desc, eq, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { arrayText } from "../array-text";
import { insertRows } from "../insert-rows";
import { prepared, preparedRows } from "../prepared";
import { currentTenant } from "../schema/tenant-scope";
import { userEmails, users } from "../schema/users";
import { dialect, type Tx } from "../tx";
import { updateRow } from "../update-row";
import { isUuid } from "../uuid-array";

export type UserRow = Omit<typeof users.$inferSelect, "tenantId">;
export type EmailKey = { valueKey: string; typeKey: string };

const here = eq(users.tenantId, currentTenant);
const present = and(here, isNull(users.removedAt));

const one = (where: SQL | undefined) => new QueryBuilder(dialect).select().from(users).where(where);
const byId = and(here, eq(users.id, sql.placeholder("id")));
const byScimId = and(present, eq(users.scimId, sql.placeholder("id")));
const foundLocked = preparedRows(users, one(byScimId).for("update"));
const locked = preparedRows(users, one(byId).for("update"));

/** One account that SCIM hasn't removed, by its SCIM id, locked until the transaction ends. */
export async function lockUserByScimId(tx: Tx, id: string): Promise<UserRow | undefined> {
  return isUuid(id) ? (await foundLocked(tx, { id }))[0] : undefined;
}

/** One account, removed or not, locked until the transaction ends. */
export async function lockUser(tx: Tx, id: string): Promise<UserRow | undefined> {
  return isUuid(id) ? (await locked(tx, { id }))[0] : undefined;
}

// One part per index: present and removed accounts have separate ones.
const isThere = isNull(users.removedAt);
const parts = (keys: SQL, ...states: SQL[]) =>
  states.flatMap((state) => [
    and(state, sql`${users.userNameKey} = ${keys}`),
    and(state, sql`${users.emailKey} = ${keys}`),
  ]);
const withKey = (keys: SQL, ...states: SQL[]) => and(here, or(...parts(keys, ...states)));
const isRemoved = isNotNull(users.removedAt);
// For an array parameter the planner assumes ten keys, and would scan a table of a thousand rows; here it sees two.
const eitherKey = sql`any(array[${sql.placeholder("key")}, ${sql.placeholder("other")}])`;
const lockedByKeys = preparedRows(
  users,
  one(withKey(eitherKey, isThere, isRemoved))
    .orderBy(desc(users.id))
    .for("update"),
);
const presentByKeys = preparedRows(users, one(withKey(eitherKey, isThere)));

// A join, because comparing with an array would compare every account with every key if the table is scanned.
const heldAmong = prepared<{ key: string }>(sql`
  with asked as (select unnest(${sql.placeholder("keys")}::text[]) as key)
  ${sql.join(
    parts(sql`asked.key`, isThere, isRemoved).map(
      (part) => sql`select key from asked join ${users} on ${and(here, part)}`,
    ),
    sql` union all `,
  )}`);

/** The keys of one account: its userName, and its email if it has one. */
export type AccountKeys =
  | readonly [userNameKey: string]
  | readonly [userNameKey: string, emailKey: string];
const keyPair = (keys: AccountKeys) => ({ key: keys[0], other: keys.at(-1) });

/** The accounts whose userName or email is one of these keys, including removed ones, locked; newest first. */
export const lockUsersByKeys = (tx: Tx, keys: AccountKeys): Promise<UserRow[]> =>
  lockedByKeys(tx, keyPair(keys));

/** The same without removed accounts, and without a lock. */
export const findUsersByKeys = (tx: Tx, keys: AccountKeys): Promise<UserRow[]> =>
  presentByKeys(tx, keyPair(keys));

/** Which of many keys are an account's userName or email, including removed accounts. */
export async function heldKeys(tx: Tx, keys: readonly string[]): Promise<string[]> {
  const rows = await heldAmong(tx, { keys: arrayText(keys) });
  return rows.map(({ key }) => key);
}

/** Updates an account's columns and, if given, its searchable addresses; returns the updated account. */
export function saveUser(
  tx: Tx,
  row: UserRow,
  columns: Partial<UserRow>,
  emails?: EmailKey[],
): UserRow {
  updateRow(tx, users, row.id, columns);
  if (emails) {
    void forgetEmails(tx, { id: row.id });
    insertEmails(tx, [{ user: row, emails }]);
  }
  return { ...row, ...columns };
}

const forgetEmails = prepared(sql`
  delete from ${userEmails} where ${userEmails.tenantId} = ${currentTenant} and ${userEmails.userId} = ${sql.placeholder("id")}`);

type Account = { readonly user: UserRow; readonly emails: readonly EmailKey[] };

/** Adds accounts that are known to match no existing one, with their searchable addresses. */
export function insertUsers(tx: Tx, accounts: readonly Account[]): void {
  insertRows(
    tx,
    users,
    accounts.map(({ user }) => user),
  );
  insertEmails(tx, accounts);
}

function insertEmails(tx: Tx, accounts: readonly Account[]): void {
  const rows = accounts.flatMap(({ user, emails }) =>
    emails.map((email) => ({ userId: user.id, ...email })),
  );
  insertRows(tx, userEmails, rows);
}

/**
 * How many active admins there are besides one account. Admins who step down take turns, each with only their own
 * account locked: locking each other's as well would deadlock.
 */
export async function countOtherAdmins(tx: Tx, id: string): Promise<number> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${currentTenant}::text || ' admins', 0))`,
  );
  const [row] = await tx
    .select({ total: count() })
    .from(users)
    .where(and(present, eq(users.role, "admin"), eq(users.active, true), ne(users.id, id)));
  return row?.total ?? 0;
}
