import { foreignKey, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";

/** Bearer tokens. Only a digest of the secret is stored; revoked tokens are kept for the record. */
export const scimTokens = pgTable(
  "scim_tokens",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    name: text().notNull(),
    digest: bytea().notNull(),
    /** The last characters of the secret, to tell tokens apart. */
    hint: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: uuid(),
    revokedAt: instant(),
    revokedBy: uuid(),
    lastUsedAt: instant(),
    lastUsedBy: text(),
    /** The token that it was created to replace. */
    replaces: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("scim_tokens_digest_key").on(t.tenantId, t.digest),
    foreignKey({ columns: [t.tenantId, t.replaces], foreignColumns: [t.tenantId, t.id] }),
    tenantPolicy(t.tenantId),
  ],
);
