import "server-only";
import { type ActivityFilter, selectActivity } from "@/db/queries/activity";
import type { ActorType, Source } from "@/db/schema/activity-events";
import { isUuid } from "@/db/uuid-array";
import type { JsonObject } from "@/lib/scim/json";
import type { Ctx } from "./ctx";
import { allPages, pageById } from "./position";
import { read } from "./write";

export { type ActorType, type Source, sources } from "@/db/schema/activity-events";

/** One event of the activity log, as pages and exports show it. */
export interface ActivityRow {
  readonly id: string;
  readonly at: Date;
  readonly source: Source;
  readonly actor: { readonly type: ActorType; readonly id: string | null; readonly name: string };
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string; readonly label: string };
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  readonly requestId: string;
  readonly ip: string | null;
  /** For SCIM events: the token and its name. */
  readonly tokenId: string | null;
  readonly tokenName: string | null;
}

export interface ActivityQuery {
  readonly source?: Source | undefined;
  readonly action?: string | undefined;
  /** Events with this person as actor or target. */
  readonly userId?: string | undefined;
  readonly tokenId?: string | undefined;
  readonly targetId?: string | undefined;
  /** Events of one request. */
  readonly requestId?: string | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
}

interface Page {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of events, newest first. */
export async function listActivity(
  ctx: Ctx,
  { after, limit = 50, ...query }: ActivityQuery & Page,
): Promise<{ events: ActivityRow[]; next: string | null }> {
  const filter = filterOf(query);
  if (!filter) return { events: [], next: null };
  const before = after && isUuid(after) ? after : undefined;
  const rows = await read(ctx, "activity:read", (tx) =>
    selectActivity(tx, filter, { before, limit: limit + 1 }),
  );
  const { page, next } = pageById(rows.map(activityRow), limit);
  return { events: page, next };
}

/** All matching events, newest first, in chunks. */
export const exportActivity = (ctx: Ctx, query: ActivityQuery): AsyncGenerator<ActivityRow[]> =>
  allPages(async (place) => {
    const { events, next } = await listActivity(ctx, { ...query, ...place });
    return { page: events, next };
  });

/** Undefined if an id can't be one of ours, so that nothing matches. */
function filterOf({
  userId,
  tokenId,
  targetId,
  ...rest
}: ActivityQuery): ActivityFilter | undefined {
  const ids = [userId, tokenId, targetId].filter((id) => id !== undefined);
  if (!ids.every(isUuid)) return undefined;
  return { ...rest, personId: userId, tokenId, targetId };
}

function activityRow({
  event,
  user,
  token,
}: Awaited<ReturnType<typeof selectActivity>>[number]): ActivityRow {
  const { id, at, source, actorType, actorId, action, before, after, requestId, ip } = event;
  const name = {
    user: user ?? "Someone",
    token: token ?? "A token",
    system: "Accedo",
    visitor: "A visitor",
  };
  return {
    id,
    at,
    source,
    actor: { type: actorType, id: actorId, name: name[actorType] },
    action,
    target: { type: event.targetType, id: event.targetId, label: event.targetLabel },
    before,
    after,
    requestId,
    ip,
    tokenId: actorType === "token" ? actorId : null,
    tokenName: actorType === "token" ? token : null,
  };
}
