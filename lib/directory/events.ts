import type { NewActivityEvent } from "@/db/queries/activity";
import type { Source } from "@/db/schema/activity-events";
import { newId } from "@/lib/new-id";
import type { Actor } from "./actor";
import type { Ctx } from "./ctx";
import type { ActivityEntry } from "./outcome";

const sourceOf: Record<Actor["type"], Source> = {
  user: "web",
  visitor: "web",
  token: "scim",
  system: "system",
};

/** The event rows for a change: who made it, from where, and in which request. */
export function eventsOf(
  ctx: Ctx,
  caller: Actor,
  entries: readonly ActivityEntry[],
): NewActivityEvent[] {
  const at = new Date();
  return entries.map(({ action, target, before, after, source, by: actor = caller }) => ({
    id: newId(),
    at,
    source: source ?? sourceOf[actor.type],
    actorType: actor.type,
    actorId: "id" in actor ? actor.id : null,
    action,
    targetType: target.type,
    targetId: target.id,
    targetLabel: target.label,
    before: before ?? null,
    after: after ?? null,
    requestId: ctx.request.id,
    ip: ctx.request.ip,
  }));
}
