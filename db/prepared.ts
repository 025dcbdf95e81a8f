import { fillPlaceholders, getTableColumns, type Query, type SQLWrapper } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Change } from "./joined-changes";
import { dialect, type Tx } from "./tx";

type Values = Record<string, unknown>;

/**
 * A statement with placeholders, whose text is rendered once per process and not once per request: rendering costs more
 * than sending it and reading the result. Returns rows as the driver parses them; if they aren't awaited, a failure
 * surfaces at the commit.
 */
export function prepared<Row extends object>(
  statement: SQLWrapper,
): (tx: Tx, values: Values) => Promise<Row[]> {
  const query = made(statement);
  return (tx, values) => {
    const { sql, params } = query();
    return tx.send(sql, fillPlaceholders(params, values)) as Promise<unknown> as Promise<Row[]>; // the statement determines the columns
  };
}

/** The same for a change whose result nobody needs, which may be sent with others; a failure surfaces at the commit. */
export function preparedChange(
  kind: Change["kind"],
  statement: SQLWrapper,
): (tx: Tx, values: Values) => void {
  const query = made(statement);
  return (tx, values) => {
    const { sql, params } = query();
    tx.later({ kind, text: sql, parameters: fillPlaceholders(params, values) });
  };
}

/** How to parse the values selected after a table's columns, by name. */
type Behind<B> = { [Name in keyof B]: (value: unknown) => B[Name] };

/** The same for a statement that selects all columns of a table, followed by the values that `behind` names. */
export function preparedRows<T extends PgTable, B extends object = object>(
  table: T,
  statement: SQLWrapper,
  behind?: Behind<B>,
): (tx: Tx, values: Values) => Promise<(T["$inferSelect"] & B)[]> {
  const query = made(statement);
  const read = rowReader(table, behind);
  return async (tx, values) => {
    const { sql, params } = query();
    const rows = await tx.send(sql, fillPlaceholders(params, values)).values();
    return rows.map(read);
  };
}

function made(statement: SQLWrapper): () => Query {
  let query: Query | undefined;
  return () => {
    query ??= dialect.sqlToQuery(statement.getSQL());
    return query;
  };
}

/** Parses a row of values in the order of the table's columns, followed by those that `behind` names. */
function rowReader<T extends PgTable, B extends object>(table: T, behind?: Behind<B>) {
  const readers = [
    ...Object.entries(getTableColumns(table)).map(
      ([name, column]) => [name, (value: unknown) => column.mapFromDriverValue(value)] as const,
    ),
    ...Object.entries<(value: unknown) => unknown>(behind ?? {}),
  ];
  return (values: readonly unknown[]): T["$inferSelect"] & B => {
    const row: Values = {};
    for (const [index, [name, read]] of readers.entries()) {
      const value = values[index] ?? null;
      row[name] = value === null ? null : read(value);
    }
    return row as T["$inferSelect"] & B; // each value was read by its column
  };
}
