import { and, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { firstIdAt } from "../first-id-at";
import { insertRows } from "../insert-rows";
import { scimRequests } from "../schema/scim-requests";
import { scimTokens } from "../schema/scim-tokens";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

export type ScimRequestRow = Omit<typeof scimRequests.$inferSelect, "tenantId">;

const here = eq(scimRequests.tenantId, currentTenant);
const failed = gte(scimRequests.status, 400);
const proved = isNotNull(scimRequests.tokenId);
const unproved = isNull(scimRequests.tokenId);

/** Adds rows to the log. */
export const insertScimRequests = (tx: Tx, rows: readonly ScimRequestRow[]): void =>
  insertRows(tx, scimRequests, rows);

/**
 * Deletes all but the newest rows. Unauthenticated requests are counted separately, so that they can't push out
 * authenticated ones.
 */
export async function pruneScimRequests(
  tx: Tx,
  { keep, keepUnproved }: { keep: number; keepUnproved: number },
): Promise<void> {
  const surplus = (kind: SQL, kept: number) =>
    and(
      kind,
      lte(
        scimRequests.id,
        sql`(${tx
          .select({ id: scimRequests.id })
          .from(scimRequests)
          .where(and(here, kind))
          .orderBy(desc(scimRequests.id))
          .offset(kept)
          .limit(1)})`,
      ),
    );
  await tx
    .delete(scimRequests)
    .where(and(here, or(surplus(proved, keep), surplus(unproved, keepUnproved))));
}

export interface RequestFilter {
  readonly failed?: boolean | undefined;
  readonly tokenId?: string | undefined;
  /** Whether the request was authenticated. */
  readonly proved?: boolean | undefined;
}

const passes = (filter: RequestFilter): SQL | undefined =>
  and(
    here,
    filter.failed ? failed : undefined,
    filter.tokenId ? eq(scimRequests.tokenId, filter.tokenId) : undefined,
    filter.proved === undefined ? undefined : filter.proved ? proved : unproved,
  );

interface RequestPage {
  /** The last id of the previous page. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** A page of requests with the names of their tokens, newest first. */
export const selectScimRequests = (
  tx: Tx,
  filter: RequestFilter,
  { before, limit }: RequestPage,
): Promise<{ request: ScimRequestRow; token: string | null }[]> =>
  tx
    .select({ request: scimRequests, token: scimTokens.name })
    .from(scimRequests)
    .leftJoin(
      scimTokens,
      and(eq(scimTokens.tenantId, scimRequests.tenantId), eq(scimTokens.id, scimRequests.tokenId)),
    )
    .where(and(passes(filter), before ? lt(scimRequests.id, before) : undefined))
    .orderBy(desc(scimRequests.id))
    .limit(limit);

/** The ids and statuses of the requests that began after a given one, newest first. */
export const selectArrivals = (
  tx: Tx,
  filter: RequestFilter,
  { after, limit }: { after: string; limit: number },
): Promise<{ id: string; status: number }[]> =>
  tx
    .select({ id: scimRequests.id, status: scimRequests.status })
    .from(scimRequests)
    .where(and(passes(filter), gt(scimRequests.id, after)))
    .orderBy(desc(scimRequests.id))
    .limit(limit);

/** How many requests arrived since a moment, and how many of them failed. */
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
    .where(and(here, gte(scimRequests.id, firstIdAt(since))));
  return row ?? { requests: 0, failures: 0 };
}
