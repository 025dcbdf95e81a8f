import { type SQL, sql } from "drizzle-orm";
import type { ResolvedPath } from "@/lib/scim/resolved";
import type { Sort } from "@/lib/scim/store";
import { jsonPath, type Operand, type ResourceColumns } from "./columns";
import { jsonOperand } from "./json-operand";
import { elementPath, nameOf } from "./path-parts";

/**
 * The order of RFC 7644 s3.4.2.3; equal values are ordered by id, so that pages neither repeat nor skip rows.
 * PostgreSQL's default for null is the RFC's rule: last when ascending, first when descending.
 */
export function orderBy(sort: Sort | undefined, columns: ResourceColumns): SQL[] {
  const last = sql`${columns.id} asc`;
  if (!sort) return [last];
  const { sql: key } = sortKey(sort.path, columns);
  return [sort.descending ? sql`${key} desc` : sql`${key} asc`, last];
}

/** The value that a resource is sorted by; of several elements, the primary one's, or else the first's. */
export function sortKey(path: ResolvedPath, columns: ResourceColumns): Operand {
  const { keys, attribute } = path;
  const { search, operands } = columns;
  const column = operands[nameOf(keys)];
  if (column) return column;
  const inElements = elementPath(path);
  if (!inElements) return jsonOperand(search, keys, attribute);
  const { set, rest } = inElements;
  const first = (which: string) => sql`jsonb_path_query_first(${search}, ${jsonPath(set, which)})`;
  const chosen = sql`coalesce(${first('[*] ? (@."primary" == true)')}, ${first("[0]")})`;
  return jsonOperand(chosen, rest, attribute);
}
