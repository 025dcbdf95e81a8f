import { and, desc, eq, gt, gte, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { insertRows } from "../insert-rows";
import { scimRequests } from "../schema/scim-requests";
import { scimTokens } from "../schema/scim-tokens";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

export type ScimRequestRow = Omit<typeof scimRequests.$inferSelect, "tenantId">;

const here = eq(scimRequests.tenantId, currentTenant);
const failed = gte(scimRequests.status, 400);

/** Adds rows to the log. */
export const insertScimRequests = (tx: Tx, rows: readonly ScimRequestRow[]): Promise<void> =>
  insertRows(tx, scimRequests, rows);

/** Forgets what is older than a moment, and all but the newest so many. */
export async function pruneScimRequests(
  tx: Tx,
  { before, keep }: { before: Date; keep: number },
): Promise<void> {
  const surplus = tx
    .select({ id: scimRequests.id })
    .from(scimRequests)
    .where(here)
    .orderBy(desc(scimRequests.id))
    .offset(keep)
    .limit(1);
  await tx
    .delete(scimRequests)
    .where(and(here, or(lt(scimRequests.at, before), sql`${scimRequests.id} <= (${surplus})`)));
}

export interface RequestFilter {
  readonly failed?: boolean | undefined;
  readonly tokenId?: string | undefined;
  /** Whether the token was proved. */
  readonly proved?: boolean | undefined;
}

function passes({ failed: only, tokenId, proved }: RequestFilter): SQL | undefined {
  return and(
    here,
    only ? failed : undefined,
    tokenId ? eq(scimRequests.tokenId, tokenId) : undefined,
    proved === undefined
      ? undefined
      : proved
        ? isNotNull(scimRequests.tokenId)
        : isNull(scimRequests.tokenId),
  );
}

interface RequestPage {
  /** The last id of the page before. */
  readonly before?: string | undefined;
  /** Only what came after this id. */
  readonly since?: string | undefined;
  readonly limit: number;
}

/** A page of requests with the names of their tokens, the newest first. */
export const selectScimRequests = (
  tx: Tx,
  filter: RequestFilter,
  { before, since, limit }: RequestPage,
): Promise<{ request: ScimRequestRow; token: string | null }[]> =>
  tx
    .select({ request: scimRequests, token: scimTokens.name })
    .from(scimRequests)
    .leftJoin(
      scimTokens,
      and(eq(scimTokens.tenantId, scimRequests.tenantId), eq(scimTokens.id, scimRequests.tokenId)),
    )
    .where(
      and(
        passes(filter),
        before ? lt(scimRequests.id, before) : undefined,
        since ? gt(scimRequests.id, since) : undefined,
      ),
    )
    .orderBy(desc(scimRequests.id))
    .limit(limit);

/** How many requests came since a moment, and how many of them failed. */
export async function countScimRequests(
  tx: Tx,
  since: Date,
): Promise<{ requests: number; failures: number }> {
  const [row] = await tx
    .select({
      requests: sql<number>`count(*)`.mapWith(Number),
      failures: sql<number>`count(*) filter (where ${failed})`.mapWith(Number),
    })
    .from(scimRequests)
    .where(and(here, gte(scimRequests.at, since)));
  return row ?? { requests: 0, failures: 0 };
}
