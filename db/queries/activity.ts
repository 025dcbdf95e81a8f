import { and, desc, eq, gte, lt, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { firstIdAt } from "../first-id-at";
import { insertRows } from "../insert-rows";
import { activityEvents, type Source } from "../schema/activity-events";
import { scimTokens } from "../schema/scim-tokens";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";

export type NewActivityEvent = typeof activityEvents.$inferInsert;

// Keeps the text of one statement within a few megabytes.
const chunk = 5_000;

/** Appends events, in statements of a few thousand rows each; the last one's answer comes with the commit's. */
export async function insertActivity(tx: Tx, events: NewActivityEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += chunk) {
    const sent = insertRows(tx, activityEvents, events.slice(from, from + chunk));
    if (from + chunk < events.length) await sent;
  }
}

export type ActivityEvent = typeof activityEvents.$inferSelect;

export interface ActivityFilter {
  source?: Source | undefined;
  action?: string | undefined;
  /** Who did it: a user or a token. */
  actorId?: string | undefined;
  /** To whom or what it was done. */
  targetId?: string | undefined;
  /** Whoever did it or had it done to them. */
  personId?: string | undefined;
  requestId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

const actor = alias(users, "actor");

/** A page of events, the newest first, with the names of those who did it; `before` is the last id of the page before. */
export const selectActivity = (
  tx: Tx,
  { source, action, actorId, targetId, personId, requestId, from, to }: ActivityFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<{ event: ActivityEvent; user: string | null; token: string | null }[]> =>
  tx
    .select({ event: activityEvents, user: actor.label, token: scimTokens.name })
    .from(activityEvents)
    .leftJoin(
      actor,
      and(eq(actor.tenantId, activityEvents.tenantId), eq(actor.id, activityEvents.actorId)),
    )
    .leftJoin(
      scimTokens,
      and(
        eq(scimTokens.tenantId, activityEvents.tenantId),
        eq(scimTokens.id, activityEvents.actorId),
      ),
    )
    .where(
      and(
        eq(activityEvents.tenantId, currentTenant),
        source && eq(activityEvents.source, source),
        action ? eq(activityEvents.action, action) : undefined,
        actorId ? eq(activityEvents.actorId, actorId) : undefined,
        targetId ? eq(activityEvents.targetId, targetId) : undefined,
        personId
          ? or(eq(activityEvents.actorId, personId), eq(activityEvents.targetId, personId))
          : undefined,
        requestId ? eq(activityEvents.requestId, requestId) : undefined,
        from && gte(activityEvents.id, firstIdAt(from)),
        to && lt(activityEvents.id, firstIdAt(to)),
        before ? lt(activityEvents.id, before) : undefined,
      ),
    )
    .orderBy(desc(activityEvents.id))
    .limit(limit);
