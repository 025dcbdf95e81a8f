import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { valuePath } from "@/lib/scim/path/value-path";
import type { ResolvedPath } from "@/lib/scim/resolved";
import type { Sort } from "@/lib/scim/store";
import { jsonPath, type ResourceColumns } from "./columns";
import { jsonOperand, typed } from "./json-operand";
import { elementPath, nameOf } from "./path-parts";

/**
 * The order of RFC 7644 s3.4.2.3; where values are equal, the id decides, so that pages neither repeat nor skip.
 * PostgreSQL's own rule for null is the RFC's: last when ascending, first when descending.
 */
export function orderBy(sort: Sort | undefined, columns: ResourceColumns): SQL[] {
  const last = sql`${columns.id} asc`;
  if (!sort) return [last];
  const key = sortKey(sort.path, columns);
  return [sort.descending ? sql`${key} desc` : sql`${key} asc`, last];
}

/** The value by which a resource is sorted; of several, the primary one's, else the first's. */
export function sortKey(sorted: ResolvedPath, columns: ResourceColumns): SQLWrapper {
  const path = valuePath(sorted) ?? sorted;
  const { search, operands, rows } = columns;
  const column = operands[nameOf(path.keys)];
  if (column) return column.sql;
  const inElements = elementPath(path);
  if (!inElements) return jsonOperand(search, path.keys, path.attribute).sql;

  const { set, rest } = inElements;
  const detached = rows[nameOf(set)]?.elements;
  if (detached) {
    const { sql: value } = jsonOperand(sql`e.v`, rest, path.attribute);
    return sql`(select min(${value}) from ${detached()} as e(v))`;
  }
  const first = (filter: string) => {
    const found = sql`jsonb_path_query_first(${search}, ${jsonPath(set, filter)})`;
    return sql`(${found} #>> '{}')`;
  };
  const sub = rest.map((key) => `.${JSON.stringify(key)}`).join("");
  const value = sql`coalesce(${first(`[*] ? (@."primary" == true)${sub}`)}, ${first(`[*]${sub}`)})`;
  return typed(value, path.attribute.type).sql;
}
