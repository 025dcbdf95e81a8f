import type { SimpleAttribute, SimpleType } from "../attribute";
import { booleanIn } from "../coerce";
import { instantOf } from "../compare";
import type { Literal, Operator } from "./ast";

const equality: readonly Operator[] = ["eq", "ne"];
const partial: readonly Operator[] = ["co", "sw", "ew"];

/** RFC 7644 table 3: booleans and binaries have no order, and only text has parts. */
export function isLegal(op: Operator, type: SimpleType): boolean {
  if (type === "string" || type === "reference") return true;
  if (type === "boolean" || type === "binary") return equality.includes(op);
  return !partial.includes(op);
}

const kinds: Record<SimpleType, string> = {
  string: "a string",
  reference: "a URI",
  binary: "base64 text",
  boolean: "true or false",
  integer: "a number",
  decimal: "a number",
  dateTime: "a dateTime such as 2011-05-13T04:42:34Z",
};

/** What an attribute of the type takes, in words. */
export const kindOf = (type: SimpleType): string => kinds[type];

/** The literal in the attribute's own type, undefined where it states no such value. */
export function coerce(
  { type, trimmed }: SimpleAttribute,
  op: Operator,
  value: string | number | boolean,
) {
  switch (type) {
    case "string":
    case "reference":
    case "binary": {
      const text = String(value); // Entra's documentation leaves the quotes out: externalId eq 4711.
      return trimmed && !partial.includes(op) ? text.trim() : text;
    }
    case "boolean":
      return typeof value === "boolean" ? value : booleanIn(value); // Entra writes `primary eq "True"`.
    case "integer":
    case "decimal":
      return toNumber(value);
    case "dateTime":
      return typeof value === "string" && instantOf(value) ? value : undefined;
  }
}

function toNumber(value: Literal): number | undefined {
  if (typeof value === "number") return value;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
