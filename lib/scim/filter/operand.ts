import type { SimpleAttribute, SimpleType } from "../attribute";
import { type Scalar, scalarIn } from "../coerce";
import { versionTag } from "../etag";
import type { Operator } from "./ast";

const equality: readonly Operator[] = ["eq", "ne"];
const partial: readonly Operator[] = ["co", "sw", "ew"];

/** RFC 7644 table 3: booleans and binaries have no order, and only text has substrings. */
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

/** The values of a type, in words. */
export const kindOf = (type: SimpleType): string => kinds[type];

/** The literal in the attribute's type; undefined if it can't be converted. */
export function operandOf(
  { type, trimmed, entityTag }: SimpleAttribute,
  op: Operator,
  value: string | number | boolean,
): Scalar | undefined {
  switch (type) {
    case "string":
    case "reference":
    case "binary": {
      const text = String(value); // Entra's documentation omits the quotes: externalId eq 4711.
      if (partial.includes(op)) return text;
      if (entityTag) return versionTag(text);
      return trimmed ? text.trim() : text;
    }
    case "integer":
      return scalarIn("decimal", value); // an integer can be compared with a fraction
    default:
      return scalarIn(type, value);
  }
}
