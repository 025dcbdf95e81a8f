import { type SQL, sql } from "drizzle-orm";
import type { Sort } from "@/lib/scim/store";
import type { ResourceColumns } from "./columns";
import { orderBy, sortKey } from "./order-by";

/** Where a row stands in an order: its sort value as PostgreSQL writes it, and its id. */
export interface Place {
  readonly key: string | null;
  readonly id: string;
}

export interface Keyset {
  /** What to select of each row, so that its place is known. */
  readonly key: SQL<string | null>;
  readonly orderBy: SQL[];
  readonly beyond: SQL | undefined;
}

/**
 * The part of an order that lies after a place, or, with the order turned round, before it. Walks a static set
 * without repeating or skipping, and a moving one without missing a row that stays.
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
    key: key ? sql`(${key})::text` : sql`null::text`,
    orderBy: order,
    beyond: from && after(from.place, back),
  };

  function after({ key: value, id }: Place, before: boolean): SQL {
    const idBeyond = before ? sql`${columns.id} < ${id}` : sql`${columns.id} > ${id}`;
    if (!key) return idBeyond;
    const rises = sort?.descending === before; // nulls stand where the values rise to
    if (value === null) {
      const equal = sql`(${key} is null and ${idBeyond})`;
      return rises ? equal : sql`(${key} is not null or ${equal})`;
    }
    const further = rises ? sql`(${key} > ${value} or ${key} is null)` : sql`${key} < ${value}`;
    return sql`(${further} or (${key} = ${value} and ${idBeyond}))`;
  }
}

function reversed(sort: Sort | undefined, columns: ResourceColumns): SQL[] {
  const last = sql`${columns.id} desc`;
  if (!sort) return [last];
  const key = sortKey(sort.path, columns);
  return [sort.descending ? sql`${key} asc` : sql`${key} desc`, last];
}
