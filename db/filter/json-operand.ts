import { type SQLWrapper, sql } from "drizzle-orm";
import type { Attribute } from "@/lib/scim/attribute";
import { keyArray, type Operand } from "./columns";

/** A value in a search document, whose values all have their attribute's type. */
export function jsonOperand(
  json: SQLWrapper,
  keys: readonly string[],
  { type }: Attribute,
): Operand {
  const value = sql`(${json} #>> ${keyArray(keys)})`;
  switch (type) {
    case "boolean":
      return { kind: "boolean", sql: sql`${value}::boolean` };
    case "integer":
    case "decimal":
      return { kind: "number", sql: sql`${value}::numeric` };
    default:
      return { kind: "text", sql: sql`(${value} collate "C")` };
  }
}
