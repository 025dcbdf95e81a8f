import { and, desc, eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import { alias, union } from "drizzle-orm/pg-core";
import { firstIdAt } from "../first-id-at";
import { insertRows } from "../insert-rows";
import { activityEvents, type Source } from "../schema/activity-events";
import { scimTokens } from "../schema/scim-tokens";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";

export type NewActivityEvent = typeof activityEvents.$inferInsert;

// Limits one statement to a few megabytes.
const chunk = 5_000;

/** Appends events, in statements of a few thousand rows each; the last one is sent with the commit. */
export async function insertActivity(tx: Tx, events: NewActivityEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += chunk) {
    insertRows(tx, activityEvents, events.slice(from, from + chunk));
    if (from + chunk < events.length) await tx.flush();
  }
}

export type ActivityEvent = typeof activityEvents.$inferSelect;

export interface ActivityFilter {
  source?: Source | undefined;
  action?: string | undefined;
  /** The actor. */
  tokenId?: string | undefined;
  /** The target. */
  targetId?: string | undefined;
  /** The actor or the target. */
  personId?: string | undefined;
  requestId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

interface ActivityPage {
  readonly before?: string | undefined;
  readonly limit: number;
}

const actor = alias(users, "actor");

/** A page of events, newest first, with their actors' names; `before` is the last id of the previous page. */
export const selectActivity = (
  tx: Tx,
  { personId, ...filter }: ActivityFilter,
  page: ActivityPage,
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
      personId
        ? and(here, inArray(activityEvents.id, idsAbout(tx, personId, filter, page)))
        : passes(filter, page),
    )
    .orderBy(desc(activityEvents.id))
    .limit(page.limit);

/**
 * The ids of a page of events whose actor or target is a person. Each part has an index in the page's order; with OR,
 * PostgreSQL would read and sort every part completely.
 */
function idsAbout(
  tx: Tx,
  personId: string,
  filter: Omit<ActivityFilter, "personId">,
  page: ActivityPage,
) {
  const newest = (part: SQL | undefined) =>
    tx
      .select({ id: activityEvents.id })
      .from(activityEvents)
      .where(and(part, passes(filter, page)))
      .orderBy(desc(activityEvents.id))
      .limit(page.limit);
  return union(
    newest(eq(activityEvents.targetId, personId)),
    newest(did(personId, "web")),
    newest(did(personId, "saml")),
  );
}

/** An actor's events: people act through the pages or SAML, tokens only through SCIM. */
const did = (actorId: string, source: Source) =>
  and(eq(activityEvents.actorId, actorId), eq(activityEvents.source, source));

const here = eq(activityEvents.tenantId, currentTenant);

const passes = (
  { source, action, tokenId, targetId, requestId, from, to }: Omit<ActivityFilter, "personId">,
  { before }: ActivityPage,
): SQL | undefined =>
  and(
    here,
    source && eq(activityEvents.source, source),
    action ? eq(activityEvents.action, action) : undefined,
    tokenId ? did(tokenId, "scim") : undefined,
    targetId ? eq(activityEvents.targetId, targetId) : undefined,
    requestId ? eq(activityEvents.requestId, requestId) : undefined,
    from && gte(activityEvents.id, firstIdAt(from)),
    to && lt(activityEvents.id, firstIdAt(to)),
    before ? lt(activityEvents.id, before) : undefined,
  );
