import { getTableColumns, type InferInsertModel, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { arrayText } from "./array-text";
import { preparedChange } from "./prepared";
import { statementByColumns } from "./statement-by-columns";
import { columnName, driverValue } from "./table-columns";
import type { Tx } from "./tx";

const insertFor = statementByColumns(insertOf);

/**
 * Inserts rows that all have the same columns, passed as one array per column: one statement, with the same text
 * however many rows there are. A failure surfaces at the commit.
 */
export function insertRows<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
): void {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first) as (keyof typeof first & string)[]; // a row has no other keys
  const columns = getTableColumns(table);
  const arrays = names.map((name) => [
    name,
    arrayText(rows.map((row) => driverValue(columns[name], row[name]))),
  ]);
  insertFor(table, names)(tx, Object.fromEntries(arrays));
}

function insertOf(table: PgTable, names: readonly string[]) {
  const given = Object.entries(getTableColumns(table)).filter(([name]) => names.includes(name));
  const columns = given.map(([name]) => sql.identifier(columnName(name)));
  const arrays = given.map(
    ([name, column]) =>
      sql`${sql.placeholder(name)}::${sql.raw(column.getSQLType().replace(/ collate .*/, ""))}[]`,
  );
  return preparedChange(
    "insert",
    sql`
    insert into ${table} (${sql.join(columns, sql`, `)})
    select * from unnest(${sql.join(arrays, sql`, `)})`,
  );
}
