import { sql } from "drizzle-orm";
import { type AnyPgColumn, customType, pgPolicy, timestamp, uuid } from "drizzle-orm/pg-core";

const boundTenant = sql`nullif(current_setting('app.tenant_id', true), '')::uuid`;

/**
 * The workspace that `bind_*` bound this transaction to; null outside one, so that no row is visible. It is a subquery,
 * because the planner would otherwise evaluate the setting: before a workspace is bound, it would plan for no rows at
 * all, and for other workspaces by the size of whichever came first.
 */
export const currentTenant = sql`(select ${boundTenant})`;

/** The first column of every workspace table. Inserts omit it: it defaults to the bound workspace. */
export const tenantId = () => uuid().notNull().default(boundTenant);

/** Row-level security: no row of another workspace can be read or written, whatever the query says. */
export const tenantPolicy = (column: AnyPgColumn) =>
  pgPolicy("tenant", {
    using: sql`${column} = ${currentTenant}`,
    withCheck: sql`${column} = ${currentTenant}`,
  });

export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

/** Text that is compared and sorted by code point, the same in every database. */
export const key = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
