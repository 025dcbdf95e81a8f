import {
  bigint,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { JsonObject } from "@/lib/scim/json";
import type { Group } from "@/lib/scim/resources/group";
import { scimTokens } from "./scim-tokens";
import { instant, key, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";
import { users } from "./users";

/** Groups, without their members: those are rows of `group_users` and `group_groups`. */
export const groups = pgTable(
  "groups",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    document: jsonb().$type<Group>().notNull(),
    search: jsonb().$type<JsonObject>().notNull(),
    displayName: text().notNull(),
    displayNameKey: key().notNull(),
    externalId: key(),
    managedBy: uuid(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("groups_display_name_key").on(t.tenantId, t.displayNameKey),
    index("groups_by_external_id").on(t.tenantId, t.externalId),
    foreignKey({
      columns: [t.tenantId, t.managedBy],
      foreignColumns: [scimTokens.tenantId, scimTokens.id],
    }),
    tenantPolicy(t.tenantId),
  ],
);

/**
 * A group's version is a sharded counter, the sum of its stripes. Concurrent membership changes increment different
 * stripes, so that none waits for another's commit, and every commit still increments the sum.
 */
export const groupVersions = pgTable(
  "group_versions",
  {
    tenantId: tenantId(),
    groupId: uuid().notNull(),
    stripe: smallint().notNull(),
    changes: bigint({ mode: "number" }).notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.groupId, t.stripe] }),
    foreignKey({
      columns: [t.tenantId, t.groupId],
      foreignColumns: [groups.tenantId, groups.id],
    }).onDelete("cascade"),
    tenantPolicy(t.tenantId),
  ],
);

/** People in groups. */
export const groupUsers = pgTable(
  "group_users",
  {
    tenantId: tenantId(),
    groupId: uuid().notNull(),
    userId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.groupId, t.userId] }),
    index("group_users_by_user").on(t.tenantId, t.userId, t.groupId),
    foreignKey({
      columns: [t.tenantId, t.groupId],
      foreignColumns: [groups.tenantId, groups.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }),
    tenantPolicy(t.tenantId),
  ],
);

/** Groups in groups: `childId` is a member of `groupId`. */
export const groupGroups = pgTable(
  "group_groups",
  {
    tenantId: tenantId(),
    groupId: uuid().notNull(),
    childId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.groupId, t.childId] }),
    index("group_groups_by_child").on(t.tenantId, t.childId, t.groupId),
    foreignKey({
      columns: [t.tenantId, t.groupId],
      foreignColumns: [groups.tenantId, groups.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.tenantId, t.childId],
      foreignColumns: [groups.tenantId, groups.id],
    }).onDelete("cascade"),
    tenantPolicy(t.tenantId),
  ],
);
