import type { SQL } from "drizzle-orm";

/** What a page is taken from: rows that pass, in an order. */
export interface Selection {
  readonly where?: SQL | undefined;
  /** The part of the order that a cursor asks for. */
  readonly beyond?: SQL | undefined;
  readonly orderBy: SQL[];
  readonly limit: number;
  readonly offset?: number;
  /** Selected beside each row, so that its place in the order is known. */
  readonly key?: SQL<string | null>;
}
