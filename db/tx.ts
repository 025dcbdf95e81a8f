import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { type PostgresJsQueryResultHKT, PostgresJsSession } from "drizzle-orm/postgres-js";
import type { PendingQuery, ReservedSql, Row, Sql } from "postgres";
import { type Change, JoinedChanges } from "./joined-changes";

/** A transaction that is tied to one workspace. Every query takes it first. */
export type Tx = PgDatabase<PostgresJsQueryResultHKT> & {
  /** Sends a statement as it is; drizzle and `prepared` are what calls it. */
  readonly send: (text: string, parameters: unknown[]) => PendingQuery<(Row & Iterable<Row>)[]>;
  /** Leaves a change to the next statement, before which it goes out, or to the commit, which hears of its failure. */
  readonly later: (change: Change) => void;
  /** Sends the changes that were left; who waits for them keeps no more than these in memory. */
  readonly flush: () => Promise<unknown> | undefined;
};

/** How queries become SQL: column names are in snake_case. */
export const dialect = new PgDialect({ casing: "snake_case" });

/** The types that drizzle maps itself: dates and times, json and jsonb. */
const mappedByDrizzle = [1184, 1082, 1083, 1114, 1182, 1185, 1115, 1231, 114, 3802];

/** Makes a client hand over and take those types as PostgreSQL's own text. */
export function leaveMappingToDrizzle({ parsers, serializers }: Sql["options"]): void {
  for (const type of mappedByDrizzle) {
    serializers[type] = (value: unknown) => value;
    parsers[type] = (value: unknown) => value;
  }
}

/** Of how many statements anything is kept: filters of clients make ever new ones, and the first are those that come again. */
export const statementsKept = 500;

const prepared = new Set<string>();

/** Whether each connection is to keep a statement once it has parsed it. */
export function isPrepared(query: string): boolean {
  if (!prepared.has(query) && prepared.size < statementsKept) prepared.add(query);
  return prepared.has(query);
}

/** Drizzle over one connection. A statement is parsed and planned once a connection, and then only bound. */
export function overConnection(connection: Pick<ReservedSql, "unsafe">): Tx {
  const left = new JoinedChanges();
  // Executed here and not when awaited, so that statements go out in the order in which they were asked for.
  const sendAlone: Tx["send"] = (query, parameters) =>
    connection.unsafe(query, parameters as never[], { prepare: isPrepared(query) }).execute();
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
  const session = new PostgresJsSession({ unsafe: send } as never, dialect, undefined, {}); // it calls `unsafe` alone
  const database: PgDatabase<PostgresJsQueryResultHKT> = new PgDatabase(
    dialect,
    session as never,
    undefined,
  );
  return Object.assign(database, { send, later, flush });
}
