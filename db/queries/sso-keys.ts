import { and, eq } from "drizzle-orm";
import { ssoKeys } from "../schema/sso";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

export type KeyRow = Omit<typeof ssoKeys.$inferSelect, "tenantId">;
export type KeyState = KeyRow["state"];

const here = eq(ssoKeys.tenantId, currentTenant);

/** The workspace's keys: at most one in each state. */
export const findKeys = (tx: Tx): Promise<KeyRow[]> => tx.select().from(ssoKeys).where(here);

/** The workspace's keys, locked until the transaction ends. */
export const lockKeys = (tx: Tx): Promise<KeyRow[]> =>
  tx.select().from(ssoKeys).where(here).for("update");

/** Adds a key; false if there already is one in its state. */
export async function insertKey(tx: Tx, row: KeyRow): Promise<boolean> {
  const inserted = await tx
    .insert(ssoKeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: ssoKeys.id });
  return inserted.length > 0;
}

/** Moves the key in one state to another. */
export async function moveKey(tx: Tx, from: KeyState, to: KeyState): Promise<void> {
  await tx
    .update(ssoKeys)
    .set({ state: to })
    .where(and(here, eq(ssoKeys.state, from)));
}

/** Deletes the key in a state, or all keys. */
export async function deleteKeys(tx: Tx, state?: KeyState): Promise<void> {
  await tx.delete(ssoKeys).where(and(here, state && eq(ssoKeys.state, state)));
}
