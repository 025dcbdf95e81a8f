import { index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";

/**
 * The provisioning log: one row for each SCIM request of the last days. Derived facts alone: no body, no secret, no
 * value of a query. Ids are UUIDv7, and the request id under which activity events of the request are found.
 */
export const scimRequests = pgTable(
  "scim_requests",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    at: instant().notNull(),
    /** Null where no token was proved. */
    tokenId: uuid(),
    /** The client's User-Agent. */
    client: text(),
    method: text().notNull(),
    /** Below the workspace's host, without the query. */
    path: text().notNull(),
    /** What a search looked for, by the names of attributes: "userName eq". */
    lookup: text(),
    status: smallint().notNull(),
    /** RFC 7644's keyword, or ours for a credential that can't be one. */
    reason: text(),
    detail: text(),
    durationMs: integer().notNull(),
    /** What was done, to whom first, and to how many more. */
    action: text(),
    targetType: text(),
    targetId: uuid(),
    targetLabel: text(),
    changes: integer().notNull().default(0),
    ip: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("scim_requests_by_token").on(t.tenantId, t.tokenId, t.id),
    tenantPolicy(t.tenantId),
  ],
);
