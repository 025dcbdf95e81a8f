import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { JsonObject } from "@/lib/scim/json";
import type { User } from "@/lib/scim/resources/user";
import { scimTokens } from "./scim-tokens";
import { instant, key, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";

export const roles = ["admin", "member"] as const;
export type Role = (typeof roles)[number];

/**
 * Accounts. `document` is what SCIM shows; `accountColumns` derives the columns below from it, so that look-ups compare
 * stored keys (under row security, a function in a condition would prevent the use of an index).
 */
export const users = pgTable(
  "users",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    /** The id in SCIM. A removed account that comes back gets a new one: the old one stays gone (RFC 7644 s3.6). */
    scimId: uuid().notNull(),
    document: jsonb().$type<User>().notNull(),
    /** The document with every value in comparable form. */
    search: jsonb().$type<JsonObject>().notNull(),
    userName: text().notNull(),
    userNameKey: key().notNull(),
    externalId: key(),
    email: text(),
    emailKey: key(),
    /** The name that pages and events show. */
    label: text().notNull(),
    labelKey: key().notNull(),
    active: boolean().notNull(),
    role: text({ enum: roles }).notNull(),
    version: integer().notNull().default(1),
    /** The token of the integration that owns the account; null if none does. */
    managedBy: uuid(),
    /** Set by a SCIM DELETE: gone for SCIM, deactivated for the pages, restored by a later POST. */
    removedAt: instant(),
    createdAt: instant().notNull(),
    lastModified: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("users_scim_id_key").on(t.tenantId, t.scimId),
    uniqueIndex("users_user_name_key")
      .on(t.tenantId, t.userNameKey)
      .where(sql`${t.removedAt} is null`),
    uniqueIndex("users_email_key").on(t.tenantId, t.emailKey).where(sql`${t.removedAt} is null`),
    // For paging and counting in SCIM by an index-only scan.
    index("users_present").on(t.tenantId, t.id).where(sql`${t.removedAt} is null`),
    // For finding removed accounts when they come back; the unique indexes cover the others.
    index("users_removed_by_user_name")
      .on(t.tenantId, t.userNameKey)
      .where(sql`${t.removedAt} is not null`),
    index("users_removed_by_email")
      .on(t.tenantId, t.emailKey)
      .where(sql`${t.removedAt} is not null`),
    index("users_by_label").on(t.tenantId, t.labelKey, t.id),
    index("users_by_external_id").on(t.tenantId, t.externalId),
    index("users_by_last_modified").on(t.tenantId, t.lastModified, t.id),
    index("users_admins").on(t.tenantId).where(sql`${t.role} = 'admin' and ${t.active}`),
    foreignKey({
      columns: [t.tenantId, t.managedBy],
      foreignColumns: [scimTokens.tenantId, scimTokens.id],
    }),
    tenantPolicy(t.tenantId),
  ],
);

/** Every email address of a user, for look-ups by index (Entra and Ping match people by work email). */
export const userEmails = pgTable(
  "user_emails",
  {
    tenantId: tenantId(),
    userId: uuid().notNull(),
    valueKey: key().notNull(),
    typeKey: key().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.valueKey, t.typeKey] }),
    index("user_emails_by_value").on(t.tenantId, t.valueKey),
    foreignKey({
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
    tenantPolicy(t.tenantId),
  ],
);
