import { and, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { scimTokens } from "../schema/scim-tokens";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import { isUuid } from "../uuid-array";

export type TokenRow = typeof scimTokens.$inferSelect;

const here = eq(scimTokens.tenantId, currentTenant);

const createdBy = alias(users, "created_by");
const revokedBy = alias(users, "revoked_by");

/** Every token of the workspace with the names of those who created and revoked it, newest first. */
export const listTokens = (tx: Tx) =>
  tx
    .select({ token: scimTokens, createdBy: createdBy.label, revokedBy: revokedBy.label })
    .from(scimTokens)
    .leftJoin(
      createdBy,
      and(eq(createdBy.tenantId, scimTokens.tenantId), eq(createdBy.id, scimTokens.createdBy)),
    )
    .leftJoin(
      revokedBy,
      and(eq(revokedBy.tenantId, scimTokens.tenantId), eq(revokedBy.id, scimTokens.revokedBy)),
    )
    .where(here)
    .orderBy(desc(scimTokens.id));

/** Adds a token. */
export async function insertToken(tx: Tx, token: typeof scimTokens.$inferInsert): Promise<void> {
  await tx.insert(scimTokens).values(token);
}

/** Revokes an active token; undefined if there is none with that id. */
export async function revokeToken(
  tx: Tx,
  { id, at, by }: { id: string; at: Date; by: string | null },
): Promise<TokenRow | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await tx
    .update(scimTokens)
    .set({ revokedAt: at, revokedBy: by })
    .where(and(here, eq(scimTokens.id, id), isNull(scimTokens.revokedAt)))
    .returning();
  return row;
}

/** One token, revoked or not. */
export async function findToken(tx: Tx, id: string): Promise<TokenRow | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await tx
    .select()
    .from(scimTokens)
    .where(and(here, eq(scimTokens.id, id)));
  return row;
}

/** Records when a token was last used, and by which client. */
export async function touchToken(
  tx: Tx,
  { id, at, by }: { id: string; at: Date; by: string | null },
): Promise<void> {
  await tx
    .update(scimTokens)
    .set({ lastUsedAt: at, lastUsedBy: by })
    .where(and(here, eq(scimTokens.id, id)));
}
