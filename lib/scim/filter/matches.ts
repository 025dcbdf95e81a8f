import { type Comparable, comparable, compareValues } from "../compare";
import type { Json } from "../json";
import type { ResolvedFilter } from "../resolved";
import type { Operator } from "./ast";
import { valuesAt } from "./values";

type Comparison = Extract<ResolvedFilter, { kind: "compare" }>;

/**
 * Whether a document, or an element of a multi-valued attribute, matches (RFC 7644 s3.4.2.2). Any of several
 * values may match. `ne` is true where one differs and where there is none; `not` is the exact complement.
 */
export function matches(filter: ResolvedFilter, document: Json): boolean {
  switch (filter.kind) {
    case "compare":
      return compares(filter, document);
    case "present":
      return valuesAt(document, filter.path.keys).length > 0;
    case "where":
      return valuesAt(document, filter.path.keys).some((element) => matches(filter.inner, element));
    case "and":
      return matches(filter.left, document) && matches(filter.right, document);
    case "or":
      return matches(filter.left, document) || matches(filter.right, document);
    case "not":
      return !matches(filter.inner, document);
    case "never":
      return false;
  }
}

function compares({ path, op, value }: Comparison, document: Json): boolean {
  const literal = comparable(path.attribute, value);
  const values = valuesAt(document, path.keys)
    .map((found) => comparable(path.attribute, found))
    .filter((found) => found !== undefined);
  if (op === "ne" && values.length === 0) return true;
  return literal !== undefined && values.some((found) => holds(op, found, literal));
}

function holds(op: Operator, value: Comparable, literal: Comparable): boolean {
  switch (op) {
    case "eq":
      return value === literal;
    case "ne":
      return value !== literal;
    case "co":
      return String(value).includes(String(literal));
    case "sw":
      return String(value).startsWith(String(literal));
    case "ew":
      return String(value).endsWith(String(literal));
    case "gt":
      return compareValues(value, literal) > 0;
    case "ge":
      return compareValues(value, literal) >= 0;
    case "lt":
      return compareValues(value, literal) < 0;
    case "le":
      return compareValues(value, literal) <= 0;
  }
}
