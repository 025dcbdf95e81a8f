import type { PgTable } from "drizzle-orm/pg-core";
import type { preparedChange } from "./prepared";

type Statement = ReturnType<typeof preparedChange>;

/** Caches a statement for each list of a table's columns. */
export function statementByColumns<T extends PgTable>(
  make: (table: T, names: readonly string[]) => Statement,
): (table: T, names: readonly string[]) => Statement {
  const made = new WeakMap<T, Map<string, Statement>>();
  return (table, names) => {
    const ofTable = made.get(table) ?? new Map<string, Statement>();
    made.set(table, ofTable);
    const key = names.join();
    const statement = ofTable.get(key) ?? make(table, names);
    ofTable.set(key, statement);
    return statement;
  };
}
