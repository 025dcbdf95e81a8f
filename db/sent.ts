import type { PendingQuery, ReservedSql, Row } from "postgres";

/** Clients' filters keep producing new statements; the first ones are those that recur. */
const mostPrepared = 500;
const prepared = new Set<string>();

/** Whether to prepare a statement, so that each connection parses it once and then only binds it. */
export function isPrepared(text: string): boolean {
  if (!prepared.has(text) && prepared.size < mostPrepared) prepared.add(text);
  return prepared.has(text);
}

/** Sends a statement at once, and not when it is awaited, so that statements are sent in the order of the calls. */
export const sent = <R extends object = Row & Iterable<Row>>(
  connection: Pick<ReservedSql, "unsafe">,
  text: string,
  parameters: readonly unknown[],
): PendingQuery<R[]> =>
  connection
    .unsafe<R[]>(text, parameters as never[], { prepare: isPrepared(text) }) // the statement determines their types
    .execute();
