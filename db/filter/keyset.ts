import { type SQL, sql } from "drizzle-orm";
import type { Sort } from "@/lib/scim/store";
import type { Operand, ResourceColumns } from "./columns";
import { orderBy, sortKey } from "./order-by";

/** A row's position in an order: its sort value as PostgreSQL formats it, and its id. */
export interface Place {
  readonly key: string | null;
  readonly id: string;
}

export interface Keyset {
  /** What to select from each row to know its position. */
  readonly key: SQL<string | null>;
  readonly orderBy: SQL[];
  readonly beyond: SQL | undefined;
}

/**
 * The part of an order after a position or, with the order reversed, before it. Paging neither repeats nor skips rows
 * of an unchanged set, and misses no row that stays in a changing one.
 */
export function keyset(
  sort: Sort | undefined,
  columns: ResourceColumns,
  from: { place: Place; towards: "next" | "previous" } | undefined,
): Keyset {
  const back = from?.towards === "previous";
  const key = sort ? sortKey(sort.path, columns) : undefined;
  const order = back ? reversed(sort, columns) : orderBy(sort, columns);
  return {
    key: key ? sql`(${key.sql})::text` : sql`null::text`,
    orderBy: order,
    beyond: from && after(from.place, back),
  };

  function after({ key: text, id }: Place, before: boolean): SQL {
    const idBeyond = before ? sql`${columns.id} < ${id}` : sql`${columns.id} > ${id}`;
    if (!key) return idBeyond;
    const rises = sort?.descending === before; // nulls come after the largest value
    if (text === null) {
      const equal = sql`(${key.sql} is null and ${idBeyond})`;
      return rises ? equal : sql`(${key.sql} is not null or ${equal})`;
    }
    const value = fromText[key.kind](text);
    const further = rises
      ? sql`(${key.sql} > ${value} or ${key.sql} is null)`
      : sql`${key.sql} < ${value}`;
    return sql`(${further} or (${key.sql} = ${value} and ${idBeyond}))`;
  }
}

/** Bound as text and parsed by PostgreSQL, which formatted it: the driver would serialise "true" differently. */
const fromText: Record<Operand["kind"], (text: string) => SQL> = {
  text: (text) => sql`${text}::text`,
  uuid: (text) => sql`${text}::text::uuid`,
  boolean: (text) => sql`${text}::text::boolean`,
  number: (text) => sql`${text}::text::numeric`,
  instant: (text) => sql`${text}::text::timestamptz`,
};

function reversed(sort: Sort | undefined, columns: ResourceColumns): SQL[] {
  const last = sql`${columns.id} desc`;
  if (!sort) return [last];
  const { sql: key } = sortKey(sort.path, columns);
  return [sort.descending ? sql`${key} asc` : sql`${key} desc`, last];
}
