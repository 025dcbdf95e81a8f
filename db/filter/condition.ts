import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Comparable } from "@/lib/scim/compare";
import type { Operator } from "@/lib/scim/filter/ast";
import { isUuid } from "../uuid-array";
import type { Operand } from "./columns";

/** One comparison. It may be null if the operand is, except `ne`, which is then true. */
export function condition(op: Operator, { kind, sql: column }: Operand, value: Comparable): SQL {
  switch (kind) {
    case "text":
      return textCondition(op, column, String(value));
    case "uuid":
      return uuidCondition(op, column, String(value));
    case "boolean":
      return compare(op, column, sql`${value}::boolean`);
    case "number":
      return compare(op, column, sql`${value}::numeric`);
    case "instant":
      return compare(op, column, sql`${value}::timestamptz`);
  }
}

/** Without LIKE, to which % and _ would be wildcards; a range can use an index. */
function textCondition(op: Operator, column: SQLWrapper, value: string): SQL {
  switch (op) {
    case "co":
      return sql`position(${value}::text in ${column}) > 0`;
    case "sw":
      return startsWith(column, value);
    case "ew":
      return sql`right(${column}, length(${value}::text)) = ${value}::text`;
    default:
      return compare(op, column, sql`${value}::text`);
  }
}

function uuidCondition(op: Operator, column: SQLWrapper, value: string): SQL {
  if (op === "eq" && !isUuid(value)) return sql`false`;
  if (op === "eq") return compare(op, column, sql`${value}::uuid`);
  return textCondition(op, sql`(${column}::text collate "C")`, value);
}

function startsWith(column: SQLWrapper, prefix: string): SQL {
  const end = after(prefix);
  const from = sql`${column} >= ${prefix}::text`;
  return end === undefined ? from : sql`(${from} and ${column} < ${end}::text)`;
}

/** The first text, by code point, after all that start with the prefix; undefined if there is none. */
function after(prefix: string): string | undefined {
  const points = Array.from(prefix, (char) => char.codePointAt(0) ?? 0);
  while (points.at(-1) === 0x10ffff) points.pop();
  const last = points.pop();
  if (last === undefined) return undefined;
  const next = last === 0xd7ff ? 0xe000 : last + 1;
  return String.fromCodePoint(...points, next);
}

function compare(op: Operator, column: SQLWrapper, value: SQL): SQL {
  switch (op) {
    case "ne":
      return sql`${column} is distinct from ${value}`;
    case "gt":
      return sql`${column} > ${value}`;
    case "ge":
      return sql`${column} >= ${value}`;
    case "lt":
      return sql`${column} < ${value}`;
    case "le":
      return sql`${column} <= ${value}`;
    default:
      return sql`${column} = ${value}`;
  }
}
