import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { JsonObject } from "@/lib/scim/json";
import { instant, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";

export const sources = ["web", "scim", "saml", "system"] as const;
export type Source = (typeof sources)[number];

export const actorTypes = ["user", "token", "system", "visitor"] as const;
export type ActorType = (typeof actorTypes)[number];

/**
 * The activity log. Ids are UUIDv7, so they sort chronologically. The database refuses to change or remove a row.
 * Filters that the page combines share an index, so that a page costs only what it shows, even if two filters match
 * millions of rows each and none together. An actor is always queried with a source: see `did`.
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
    /** The target's name at that time: it may be renamed or gone when the event is read. */
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
