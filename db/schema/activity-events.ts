import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { JsonObject } from "@/lib/scim/json";
import { instant, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";

export const sources = ["web", "scim", "saml", "system"] as const;
export type Source = (typeof sources)[number];

export const actorTypes = ["user", "token", "system", "visitor"] as const;
export type ActorType = (typeof actorTypes)[number];

/**
 * The activity log. Ids are UUIDv7, so that their order is the order of time. The database refuses to change or remove
 * a row. What the page filters by together has an index together: a page then costs what it shows, also where each
 * of two filters lets millions pass and both let none. Who is asked for, is asked for with a source: see `did`.
 */
export const activityEvents = pgTable(
  "activity_events",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    at: instant().notNull(),
    source: text({ enum: sources }).notNull(),
    actorType: text({ enum: actorTypes }).notNull(),
    /** A user's or a token's id. */
    actorId: uuid(),
    action: text().notNull(),
    targetType: text().notNull(),
    targetId: uuid().notNull(),
    /** The target's name at that time: it may be gone, or have another, when the event is read. */
    targetLabel: text().notNull(),
    before: jsonb().$type<JsonObject>(),
    after: jsonb().$type<JsonObject>(),
    requestId: text().notNull(),
    ip: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("activity_events_by_source").on(t.tenantId, t.source, t.id),
    index("activity_events_by_action").on(t.tenantId, t.action, t.id),
    index("activity_events_by_source_action").on(t.tenantId, t.source, t.action, t.id),
    index("activity_events_by_actor_source").on(t.tenantId, t.actorId, t.source, t.id),
    index("activity_events_by_actor_action").on(t.tenantId, t.actorId, t.source, t.action, t.id),
    index("activity_events_by_target").on(t.tenantId, t.targetId, t.id),
    index("activity_events_by_request").on(t.tenantId, t.requestId, t.id),
    tenantPolicy(t.tenantId),
  ],
);
