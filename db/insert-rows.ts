import { getTableColumns, type InferInsertModel, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "./tx";

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Adds rows that all have the same columns, as one bound value: one statement, always of the same text, however
 * many there are.
 */
export async function insertRows<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly InferInsertModel<T>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const given = Object.entries(getTableColumns(table)).filter(([name]) => name in first);
  const names = given.map(([name]) => sql.identifier(snakeCase(name)));
  const typed = given.map(
    ([name, column]) =>
      sql`${sql.identifier(name)} ${sql.raw(column.getSQLType().replace(/ collate .*/, ""))}`,
  );
  const values = given.map(([name]) => sql.identifier(name));
  await tx.execute(sql`
    insert into ${table} (${sql.join(names, sql`, `)})
    select ${sql.join(values, sql`, `)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (${sql.join(typed, sql`, `)})`);
}
