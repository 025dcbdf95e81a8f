import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { comparable } from "@/lib/scim/compare";
import { valueComparison } from "@/lib/scim/filter/value-comparison";
import type { ResolvedFilter, ResolvedPath } from "@/lib/scim/resolved";
import { type Columns, jsonPath, keyArray } from "./columns";
import { condition } from "./condition";
import { jsonOperand } from "./json-operand";
import { type ElementPath, elementPath, nameOf } from "./path-parts";

type Of<K extends ResolvedFilter["kind"]> = Extract<ResolvedFilter, { kind: K }>;

/**
 * The filter as a condition that is true for exactly the rows whose document it `matches`. For others it may be null
 * instead of false, if a value is missing; `not` treats null as false.
 */
export function toSql(filter: ResolvedFilter, columns: Columns, depth = 0): SQL {
  switch (filter.kind) {
    case "and":
      return sql`(${sql.join(fold(filter, columns, depth), sql` and `)})`;
    case "or":
      return sql`(${sql.join(fold(filter, columns, depth), sql` or `)})`;
    case "not":
      return sql`((${toSql(filter.inner, columns, depth)}) is not true)`;
    case "never":
      return sql`false`;
    case "present":
      return present(filter, columns, depth);
    case "compare":
      return compares(filter, columns, depth);
    case "where":
      return element(filter, columns, depth);
  }
}

/** Flattens a chain of thousands of terms into one list, instead of a tree as deep. */
function fold(filter: Of<"and" | "or">, columns: Columns, depth: number): SQL[] {
  const parts: SQL[] = [];
  let rest: ResolvedFilter = filter;
  while (rest.kind === filter.kind) {
    parts.push(toSql(rest.right, columns, depth));
    rest = rest.left;
  }
  parts.push(toSql(rest, columns, depth));
  return parts.reverse();
}

function present({ path }: Of<"present">, columns: Columns, depth: number): SQL {
  const column = columns.operands[nameOf(path.keys)];
  if (column) return sql`${column.sql} is not null`;
  const inElements = elementPath(path);
  if (!inElements) return isThere(columns.search, path.keys);
  return some(elements(inElements.set, columns), depth, (e) => isThere(e, inElements.rest));
}

function compares({ path, op, value }: Of<"compare">, columns: Columns, depth: number): SQL {
  const literal = comparable(path.attribute, value);
  if (literal === undefined) return sql`false`;
  const column = columns.operands[nameOf(path.keys)];
  if (column) return condition(op, column, literal);
  const inElements = elementPath(path);
  if (inElements) return someCompare({ path, op, value: literal }, inElements, columns, depth);
  return condition(op, jsonOperand(columns.search, path.keys, path.attribute), literal);
}

function someCompare(
  { path, op, value }: Pick<Of<"compare">, "op" | "path"> & { value: string | number | boolean },
  { set, rest }: ElementPath,
  columns: Columns,
  depth: number,
): SQL {
  const found = rest[0] === "value" ? columns.rows[nameOf(set)]?.having(op, value) : undefined;
  if (found) return found;
  const from = elements(set, columns);
  const differs = some(from, depth, (e) => {
    const holds = condition(op, jsonOperand(e, rest, path.attribute), value);
    return op === "ne" ? sql`${isThere(e, rest)} and ${holds}` : holds;
  });
  if (op !== "ne") return differs;
  return sql`(${differs} or not ${some(from, depth, (e) => isThere(e, rest))})`;
}

/** An index on a value that the filter requires finds the few resources to which the whole filter is then applied. */
function element({ path, inner }: Of<"where">, columns: Columns, depth: number): SQL {
  const asked = valueComparison(inner);
  const value = asked && comparable(asked.path.attribute, asked.value);
  const rows = columns.rows[nameOf(path.keys)];
  const found = value === undefined ? undefined : rows?.having("eq", value);
  if (found && asked === inner) return found;
  const from = elements(path.keys, columns, value === undefined ? undefined : String(value));
  const every = some(from, depth, (e) => elementSql(inner, e, depth + 1));
  return found ? sql`(${found} and ${every})` : every;
}

/** A bracketed filter as a condition on one element in jsonb. */
export const elementSql = (inner: ResolvedFilter, element: SQLWrapper, depth = 0): SQL =>
  toSql(inner, { search: element, operands: {}, rows: {} }, depth);

function elements(set: ResolvedPath["keys"], { rows, search }: Columns, only?: string): SQL {
  return (
    rows[nameOf(set)]?.elements?.(only) ?? sql`jsonb_path_query(${search}, ${jsonPath(set, "[*]")})`
  );
}

function some(from: SQL, depth: number, holds: (element: SQL) => SQL): SQL {
  const name = sql.identifier(`e${depth}`);
  return sql`exists (select 1 from ${from} as ${name}(v) where ${holds(sql`${name}.v`)})`;
}

const isThere = (json: SQLWrapper, keys: readonly string[]): SQL =>
  sql`(${json} #> ${keyArray(keys)}) is not null`;
