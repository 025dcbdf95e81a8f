import { type Comparable, comparable, compareValues } from "../compare";
import type { Json } from "../json";
import type { ResolvedFilter } from "../resolved";
import type { Operator } from "./ast";
import { valuesAt } from "./values";

type Comparison = Extract<ResolvedFilter, { kind: "compare" }>;

type Test = (document: Json) => boolean;

/**
 * Whether a document, or an element of a multi-valued attribute, matches (RFC 7644 s3.4.2.2). With several values, one
 * match suffices. `ne` is true if a value differs or there is none; `not` is the exact complement.
 */
export const matches = (filter: ResolvedFilter, document: Json): boolean =>
  matcher(filter)(document);

/** The same for many documents: the filter is prepared once. */
export function matcher(filter: ResolvedFilter): Test {
  switch (filter.kind) {
    case "compare":
      return comparison(filter);
    case "present": {
      const { keys } = filter.path;
      return (document) => valuesAt(document, keys).length > 0;
    }
    case "where": {
      const [{ keys }, inner] = [filter.path, matcher(filter.inner)];
      return (document) => valuesAt(document, keys).some(inner);
    }
    case "and":
    case "or": {
      const [left, right] = [matcher(filter.left), matcher(filter.right)];
      return filter.kind === "and"
        ? (document) => left(document) && right(document)
        : (document) => left(document) || right(document);
    }
    case "not": {
      const inner = matcher(filter.inner);
      return (document) => !inner(document);
    }
    case "never":
      return () => false;
  }
}

function comparison({ path, op, value }: Comparison): Test {
  const literal = comparable(path.attribute, value);
  return (document) => {
    const values = valuesAt(document, path.keys)
      .map((found) => comparable(path.attribute, found))
      .filter((found) => found !== undefined);
    if (op === "ne" && values.length === 0) return true;
    return literal !== undefined && values.some((found) => holds(op, found, literal));
  };
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
