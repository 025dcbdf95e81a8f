import { sql } from "drizzle-orm";
import { type AnyPgColumn, customType, pgPolicy, timestamp, uuid } from "drizzle-orm/pg-core";

/** The workspace to which `bind_*` tied this transaction; null outside of one, so that no row is visible. */
export const currentTenant = sql`nullif(current_setting('app.tenant_id', true), '')::uuid`;

/** The first column of every workspace's table. Inserts leave it out: it is the bound workspace. */
export const tenantId = () => uuid().notNull().default(currentTenant);

/** Row-level security: no row of another workspace can be seen or written, whatever the query says. */
export const tenantPolicy = (column: AnyPgColumn) =>
  pgPolicy("tenant", {
    using: sql`${column} = ${currentTenant}`,
    withCheck: sql`${column} = ${currentTenant}`,
  });

export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

/** Text that is compared and sorted by code point, the same in every database. */
export const key = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
