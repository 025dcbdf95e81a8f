import { index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";

/**
 * The provisioning log: one row per recent SCIM request. It holds only derived facts: no body, no secret, no query
 * value. Ids are UUIDv7, and are the request id of the request's activity events.
 */
export const scimRequests = pgTable(
  "scim_requests",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    at: instant().notNull(),
    /** Null if the request was not authenticated. */
    tokenId: uuid(),
    /** The client's User-Agent. */
    client: text(),
    method: text().notNull(),
    /** Without host or query. */
    path: text().notNull(),
    /** A search's attribute and operator, without the value: "userName eq". */
    lookup: text(),
    status: smallint().notNull(),
    /** RFC 7644's scimType, or our own keyword for a malformed credential or a wrong base URL. */
    reason: text(),
    detail: text(),
    durationMs: integer().notNull(),
    /** The first change and its target, and how many changes there were. */
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
