import { and, eq, getTableColumns, type InferSelectModel, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { preparedChange } from "./prepared";
import { currentTenant } from "./schema/tenant-scope";
import { statementByColumns } from "./statement-by-columns";
import { columnName, driverValue } from "./table-columns";
import type { Tx } from "./tx";

type TenantTable = PgTable & { readonly tenantId: PgColumn; readonly id: PgColumn };

const updateFor = statementByColumns(updateOf);

/**
 * Updates some columns of one row of the workspace; the statement is rendered once per list of columns. A failure
 * surfaces at the commit.
 */
export function updateRow<T extends TenantTable>(
  tx: Tx,
  table: T,
  id: string,
  values: Partial<InferSelectModel<T>>,
): void {
  const columns = getTableColumns(table);
  const driverValues: Record<string, unknown> = { rowId: id };
  for (const [name, value] of Object.entries(values)) {
    driverValues[name] = driverValue(columns[name], value);
  }
  updateFor(table, Object.keys(values))(tx, driverValues);
}

function updateOf(table: TenantTable, names: readonly string[]) {
  const set = names.map(
    (name) => sql`${sql.identifier(columnName(name))} = ${sql.placeholder(name)}`,
  );
  const row = and(
    eq(table.tenantId, currentTenant),
    sql`${table.id} = ${sql.placeholder("rowId")}`,
  );
  return preparedChange("update", sql`update ${table} set ${sql.join(set, sql`, `)} where ${row}`);
}
