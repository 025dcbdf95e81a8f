import { and, count, desc, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { insertRows } from "../insert-rows";
import { preparedRows } from "../prepared";
import { currentTenant } from "../schema/tenant-scope";
import { userEmails, users } from "../schema/users";
import { dialect, type Tx } from "../tx";
import { isUuid } from "../uuid-array";
import type { Selection } from "./selection";

export type UserRow = Omit<typeof users.$inferSelect, "tenantId">;
export type EmailKey = { valueKey: string; typeKey: string };

const here = eq(users.tenantId, currentTenant);
const present = and(here, isNull(users.removedAt));

const one = (where: SQL | undefined) => new QueryBuilder(dialect).select().from(users).where(where);
const byId = and(here, eq(users.id, sql.placeholder("id")));
const byScimId = and(present, eq(users.scimId, sql.placeholder("id")));
const found = preparedRows(users, one(byScimId));
const foundLocked = preparedRows(users, one(byScimId).for("update"));
const locked = preparedRows(users, one(byId).for("update"));

/** One account that SCIM hasn't removed, by the id that SCIM knows. */
export async function findUserByScimId(tx: Tx, id: string): Promise<UserRow | undefined> {
  return isUuid(id) ? (await found(tx, { id }))[0] : undefined;
}

/** The same, locked until the transaction ends. */
export async function lockUserByScimId(tx: Tx, id: string): Promise<UserRow | undefined> {
  return isUuid(id) ? (await foundLocked(tx, { id }))[0] : undefined;
}

/** One account, removed or not, locked until the transaction ends. */
export async function lockUser(tx: Tx, id: string): Promise<UserRow | undefined> {
  return isUuid(id) ? (await locked(tx, { id }))[0] : undefined;
}

/** The accounts whose userName or email is one of these keys, removed ones too, locked; the newest first. */
export const lockUsersByKeys = (tx: Tx, keys: string[]): Promise<UserRow[]> =>
  tx
    .select()
    .from(users)
    .where(and(here, or(inArray(users.userNameKey, keys), inArray(users.emailKey, keys))))
    .orderBy(desc(users.id))
    .for("update");

/** Writes an account's columns, and its searchable addresses where those are given. */
export async function saveUser(
  tx: Tx,
  id: string,
  columns: Partial<UserRow>,
  emails?: EmailKey[],
): Promise<UserRow> {
  const [row] = await tx
    .update(users)
    .set(columns)
    .where(and(here, eq(users.id, id)))
    .returning();
  if (!row) throw new Error("a locked account is there to be saved");
  if (emails) {
    await tx
      .delete(userEmails)
      .where(and(eq(userEmails.tenantId, currentTenant), eq(userEmails.userId, id)));
    await insertEmails(tx, id, emails);
  }
  return row;
}

/** Adds accounts that are known to match none, with their searchable addresses. */
export async function insertUsers(
  tx: Tx,
  accounts: readonly { user: UserRow; emails: EmailKey[] }[],
): Promise<void> {
  await insertRows(
    tx,
    users,
    accounts.map(({ user }) => user),
  );
  const emails = accounts.flatMap(({ user, emails: keys }) =>
    keys.map((key) => ({ userId: user.id, ...key })),
  );
  await insertRows(tx, userEmails, emails);
}

async function insertEmails(tx: Tx, userId: string, emails: EmailKey[]): Promise<void> {
  await insertRows(
    tx,
    userEmails,
    emails.map((email) => ({ userId, ...email })),
  );
}

/**
 * How many active admins there are besides one account. Those who step down take turns, each with an account of
 * their own locked: to lock each other's as well would be a deadlock.
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

/** The accounts that SCIM shows, filtered and in order. */
export const selectUsers = (
  tx: Tx,
  { where, beyond, orderBy, limit, offset = 0, key = sql`null::text` }: Selection,
): Promise<{ row: UserRow; key: string | null }[]> =>
  tx
    .select({ row: users, key })
    .from(users)
    .where(and(present, where, beyond))
    .orderBy(...orderBy)
    .limit(limit)
    .offset(offset);

/** How many accounts SCIM shows that pass the filter. */
export async function countUsers(tx: Tx, where?: SQL): Promise<number> {
  const [row] = await tx
    .select({ total: count() })
    .from(users)
    .where(and(present, where))
    .execute();
  return row?.total ?? 0;
}
