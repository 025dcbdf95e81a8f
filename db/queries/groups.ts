import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { groups } from "../schema/groups";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";
import { isUuid } from "../uuid-array";

type Columns = typeof groups.$inferSelect;
export type NewGroup = typeof groups.$inferInsert;
export type GroupRow = Columns & { version: number; lastModified: Date };

const here = eq(groups.tenantId, currentTenant);
const over = (value: string) =>
  sql`(select ${sql.raw(value)} from group_versions v where v.tenant_id = ${groups.tenantId} and v.group_id = ${groups.id})`;

const columns = {
  ...getTableColumns(groups),
  version: sql<number>`${over("sum(v.changes)")}`.mapWith(Number),
  lastModified: sql<Date>`${over("max(v.changed_at)")}`.mapWith(groups.createdAt),
};

/** One group as it stands. */
export async function findGroup(tx: Tx, id: string): Promise<GroupRow | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await tx
    .select(columns)
    .from(groups)
    .where(and(here, eq(groups.id, id)));
  return row;
}

/** One group, locked against every other change of it or of its members. */
export async function lockGroup(tx: Tx, id: string): Promise<GroupRow | undefined> {
  if (!isUuid(id)) return undefined;
  await tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(here, eq(groups.id, id)))
    .for("update");
  return findGroup(tx, id); // a statement of its own: it sees the version that the lock waited for
}

/** The group of a name's key, locked. */
export async function lockGroupByName(
  tx: Tx,
  displayNameKey: string,
): Promise<GroupRow | undefined> {
  const [row] = await tx
    .select({ id: groups.id })
    .from(groups)
    .where(and(here, eq(groups.displayNameKey, displayNameKey)))
    .for("update");
  return row && findGroup(tx, row.id);
}

/** Adds a group, without members. */
export async function insertGroup(tx: Tx, group: NewGroup): Promise<void> {
  await tx.insert(groups).values(group);
}

/** Writes a group's columns. */
export async function saveGroup(tx: Tx, id: string, values: Partial<NewGroup>): Promise<void> {
  await tx
    .update(groups)
    .set(values)
    .where(and(here, eq(groups.id, id)));
}

/** Removes a group with its memberships, nestings, and attachments. */
export async function deleteGroup(tx: Tx, id: string): Promise<void> {
  await tx.delete(groups).where(and(here, eq(groups.id, id)));
}
