import { and, eq, isNotNull, lt, sql } from "drizzle-orm";
import { ssoConnections } from "../schema/sso";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

export type ConnectionRow = Omit<typeof ssoConnections.$inferSelect, "tenantId">;

const here = eq(ssoConnections.tenantId, currentTenant);

/** The workspace's connection. */
export async function findConnection(tx: Tx): Promise<ConnectionRow | undefined> {
  const [row] = await tx.select().from(ssoConnections).where(here);
  return row;
}

/** The workspace's connection, locked until the transaction ends. */
export async function lockConnection(tx: Tx): Promise<ConnectionRow | undefined> {
  const [row] = await tx.select().from(ssoConnections).where(here).for("update");
  return row;
}

/** The same, locked only against changes. */
export async function shareConnection(tx: Tx): Promise<ConnectionRow | undefined> {
  const [row] = await tx.select().from(ssoConnections).where(here).for("share");
  return row;
}

/** Connects a workspace that has no connection yet. */
export async function insertConnection(
  tx: Tx,
  row: typeof ssoConnections.$inferInsert,
): Promise<void> {
  await tx.insert(ssoConnections).values(row);
}

/** Changes the connection. */
export async function saveConnection(tx: Tx, columns: Partial<ConnectionRow>): Promise<void> {
  await tx.update(ssoConnections).set(columns).where(here);
}

/** Disconnects the workspace. */
export async function deleteConnection(tx: Tx): Promise<void> {
  await tx.delete(ssoConnections).where(here);
}

/** Claims a reload of the provider's metadata; undefined if one was claimed since `since`, or if there is no URL. */
export async function claimMetadataLook(tx: Tx, since: Date): Promise<ConnectionRow | undefined> {
  const [claimed] = await tx
    .update(ssoConnections)
    .set({ metadataCheckedAt: sql`now()` })
    .where(
      and(here, isNotNull(ssoConnections.metadataUrl), lt(ssoConnections.metadataCheckedAt, since)),
    )
    .returning();
  return claimed;
}
