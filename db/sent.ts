import type { PendingQuery, ReservedSql, Row } from "postgres";

/** Filters of clients make ever new statements; the first are those that come again. */
const mostPrepared = 500;
const prepared = new Set<string>();

/** Whether each connection is to keep a statement once it has parsed it, and then only bind it. */
export function isPrepared(text: string): boolean {
  if (!prepared.has(text) && prepared.size < mostPrepared) prepared.add(text);
  return prepared.has(text);
}

/** Sends a statement now and not when its answer is awaited, so that statements go out in the order in which they are asked for. */
export const sent = <R extends object = Row & Iterable<Row>>(
  connection: Pick<ReservedSql, "unsafe">,
  text: string,
  parameters: readonly unknown[],
): PendingQuery<R[]> =>
  connection
    .unsafe<R[]>(text, parameters as never[], { prepare: isPrepared(text) }) // of which types they are, the statement says
    .execute();
