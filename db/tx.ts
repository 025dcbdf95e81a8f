import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { type PostgresJsQueryResultHKT, PostgresJsSession } from "drizzle-orm/postgres-js";
import type { PendingQuery, ReservedSql, Row, Sql } from "postgres";
import { type Change, JoinedChanges } from "./joined-changes";
import { sent } from "./sent";

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
  const session = new PostgresJsSession({ unsafe: send } as never, dialect, undefined, {}); // it calls `unsafe` alone
  const database: PgDatabase<PostgresJsQueryResultHKT> = new PgDatabase(
    dialect,
    session,
    undefined,
  );
  return Object.assign(database, { send, later, flush });
}
