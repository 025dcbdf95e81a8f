import { asc, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** A position in a list sorted by name: a row's comparable name, and its id. */
export interface NamePlace {
  readonly key: string;
  readonly id: string;
}

/** The order of a list sorted by name, and the condition for rows after a position. */
export const byName = (key: PgColumn, id: PgColumn) => ({
  order: [asc(key), asc(id)] as const,
  after: (place: NamePlace | undefined): SQL | undefined =>
    place && sql`(${key}, ${id}) > (${place.key}, ${place.id})`,
});
