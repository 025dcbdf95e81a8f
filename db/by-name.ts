import { asc, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** A place in a list by name: the comparable name of a row, and its id. */
export interface NamePlace {
  readonly key: string;
  readonly id: string;
}

/** The order of a list by name, and which of its rows come after a place. */
export const byName = (key: PgColumn, id: PgColumn) => ({
  order: [asc(key), asc(id)] as const,
  after: (place: NamePlace | undefined): SQL | undefined =>
    place && sql`(${key}, ${id}) > (${place.key}, ${place.id})`,
});
