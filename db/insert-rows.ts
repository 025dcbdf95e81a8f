import { getTableColumns, type InferInsertModel, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { preparedChange } from "./prepared";
import { statementByColumns } from "./statement-by-columns";
import { columnName } from "./table-columns";
import type { Tx } from "./tx";

const insertFor = statementByColumns(insertOf);

/**
 * Adds rows that all have the same columns, as one bound value: one statement, always of the same text, however
 * many there are. The commit hears of a failure.
 */
export function insertRows<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
): void {
  const [first] = rows;
  if (first) insertFor(table, Object.keys(first))(tx, { rows: JSON.stringify(rows) });
}

function insertOf(table: PgTable, names: readonly string[]) {
  const given = Object.entries(getTableColumns(table)).filter(([name]) => names.includes(name));
  const columns = given.map(([name]) => sql.identifier(columnName(name)));
  const typed = given.map(
    ([name, column]) =>
      sql`${sql.identifier(name)} ${sql.raw(column.getSQLType().replace(/ collate .*/, ""))}`,
  );
  const values = given.map(([name]) => sql.identifier(name));
  return preparedChange(
    "insert",
    sql`
    insert into ${table} (${sql.join(columns, sql`, `)})
    select ${sql.join(values, sql`, `)}
    from jsonb_to_recordset(${sql.placeholder("rows")}::jsonb) as r (${sql.join(typed, sql`, `)})`,
  );
}
