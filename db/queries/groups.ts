import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { insertRows } from "../insert-rows";
import { prepared, preparedRows } from "../prepared";
import { groups } from "../schema/groups";
import { currentTenant } from "../schema/tenant-scope";
import { dialect, type Tx } from "../tx";
import { updateRow } from "../update-row";
import { isUuid } from "../uuid-array";

type Columns = Omit<typeof groups.$inferSelect, "tenantId">;
export type GroupRow = Columns & { version: number; lastModified: Date };

const here = eq(groups.tenantId, currentTenant);
const byId = and(here, eq(groups.id, sql.placeholder("id")));
const byKey = and(here, eq(groups.displayNameKey, sql.placeholder("key")));

const over = (value: string) =>
  sql`(select ${sql.raw(value)} from group_versions v where v.tenant_id = ${groups.tenantId} and v.group_id = ${groups.id})`;

const found = preparedRows(
  groups,
  new QueryBuilder(dialect)
    .select({
      ...getTableColumns(groups),
      version: over("sum(v.changes)").as("version"),
      lastModified: over("max(v.changed_at)").as("lastModified"),
    })
    .from(groups)
    .where(byId),
  { version: Number, lastModified: (value) => new Date(String(value)) },
);

/** One group, without a lock. */
export async function findGroup(tx: Tx, id: string): Promise<GroupRow | undefined> {
  return isUuid(id) ? (await found(tx, { id }))[0] : undefined;
}

// "no key", so that rows that reference the group, such as another version stripe, can still be added.
const lock = prepared(
  new QueryBuilder(dialect).select({ id: groups.id }).from(groups).where(byId).for("no key update"),
);
const foundByKey = preparedRows(
  groups,
  new QueryBuilder(dialect).select().from(groups).where(byKey),
);
const lockByKey = prepared<{ id: string }>(
  new QueryBuilder(dialect)
    .select({ id: groups.id })
    .from(groups)
    .where(byKey)
    .for("no key update"),
);

/** One group, locked against every other change to it or its members. */
export async function lockGroup(tx: Tx, id: string): Promise<GroupRow | undefined> {
  if (!isUuid(id)) return undefined;
  // Two statements: the second sees what was committed while the first waited for the lock.
  const [, row] = await Promise.all([lock(tx, { id }), findGroup(tx, id)]);
  return row;
}

/** The group with a name's key. */
export async function findGroupByName(tx: Tx, key: string): Promise<Columns | undefined> {
  return (await foundByKey(tx, { key }))[0];
}

/** The same, locked. */
export async function lockGroupByName(tx: Tx, key: string): Promise<GroupRow | undefined> {
  const [row] = await lockByKey(tx, { key });
  return row && findGroup(tx, row.id);
}

/** Adds a group, without members. */
export function insertGroup(tx: Tx, group: Columns): void {
  insertRows(tx, groups, [group]);
}

/** Updates a group's columns; returns the updated group. */
export function saveGroup(tx: Tx, row: GroupRow, columns: Partial<Columns>): GroupRow {
  updateRow(tx, groups, row.id, columns);
  return { ...row, ...columns };
}

/** Removes a group with its memberships, nestings, and attachments. */
export async function deleteGroup(tx: Tx, id: string): Promise<void> {
  await tx.delete(groups).where(and(here, eq(groups.id, id)));
}
