import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { type PostgresJsQueryResultHKT, PostgresJsSession } from "drizzle-orm/postgres-js";
import type { PendingQuery, ReservedSql, Row, Sql } from "postgres";
import { type Change, JoinedChanges } from "./joined-changes";
import { sent } from "./sent";

/** A transaction bound to one workspace. It is every query's first parameter. */
export type Tx = PgDatabase<PostgresJsQueryResultHKT> & {
  /** Sends a statement unchanged, for drizzle, `prepared` and `valueIn`. */
  readonly send: (text: string, parameters: unknown[]) => PendingQuery<(Row & Iterable<Row>)[]>;
  /** Defers a change until just before the next statement or the commit, at which a failure surfaces. */
  readonly later: (change: Change) => void;
  /** Sends the deferred changes; awaiting it limits how many are in memory. */
  readonly flush: () => Promise<unknown> | undefined;
};

/** How queries become SQL: column names are in snake_case. */
export const dialect = new PgDialect({ casing: "snake_case" });

/** The types that drizzle maps itself: dates and times, json and jsonb. */
const mappedByDrizzle = [1184, 1082, 1083, 1114, 1182, 1185, 1115, 1231, 114, 3802];

/** Makes a client pass values of those types through as PostgreSQL's text. */
export function leaveMappingToDrizzle({ parsers, serializers }: Sql["options"]): void {
  for (const type of mappedByDrizzle) {
    serializers[type] = (value: unknown) => value;
    parsers[type] = (value: unknown) => value;
  }
}

/** Drizzle over one connection. */
export function overConnection(connection: Pick<ReservedSql, "unsafe">): Tx {
  const left = new JoinedChanges();
  const sendAlone: Tx["send"] = (query, parameters) => sent(connection, query, parameters);
  const flush = () => {
    const joined = left.take();
    return joined && sendAlone(joined.text, joined.parameters);
  };
  const send: Tx["send"] = (query, parameters) => {
    flush();
    return sendAlone(query, parameters);
  };
  const later = (change: Change) => {
    if (!left.takes(change)) flush();
    left.add(change);
  };
  const session = new PostgresJsSession({ unsafe: send } as never, dialect, undefined, {}); // it only calls `unsafe`
  const database: PgDatabase<PostgresJsQueryResultHKT> = new PgDatabase(
    dialect,
    session,
    undefined,
  );
  return Object.assign(database, { send, later, flush });
}
