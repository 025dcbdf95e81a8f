import { getTableColumns, type InferInsertModel, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { prepared } from "./prepared";
import { columnName } from "./table-columns";
import type { Tx } from "./tx";

/**
 * Adds rows that all have the same columns, as one bound value: one statement, always of the same text, however
 * many there are. A caller that doesn't wait hears of a failure from the commit.
 */
export function insertRows<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
): Promise<unknown> {
  const [first] = rows;
  if (!first) return Promise.resolve();
  return statementFor(table, Object.keys(first))(tx, { rows: JSON.stringify(rows) });
}

type Statement = ReturnType<typeof prepared>;
const statements = new WeakMap<PgTable, Map<string, Statement>>();

function statementFor(table: PgTable, names: readonly string[]): Statement {
  const ofTable = statements.get(table) ?? new Map<string, Statement>();
  statements.set(table, ofTable);
  const key = names.join();
  const statement = ofTable.get(key) ?? insertOf(table, new Set(names));
  ofTable.set(key, statement);
  return statement;
}

function insertOf(table: PgTable, names: ReadonlySet<string>): Statement {
  const given = Object.entries(getTableColumns(table)).filter(([name]) => names.has(name));
  const columns = given.map(([name]) => sql.identifier(columnName(name)));
  const typed = given.map(
    ([name, column]) =>
      sql`${sql.identifier(name)} ${sql.raw(column.getSQLType().replace(/ collate .*/, ""))}`,
  );
  const values = given.map(([name]) => sql.identifier(name));
  return prepared(sql`
    insert into ${table} (${sql.join(columns, sql`, `)})
    select ${sql.join(values, sql`, `)}
    from jsonb_to_recordset(${sql.placeholder("rows")}::jsonb) as r (${sql.join(typed, sql`, `)})`);
}
