import fc from "fast-check";
import type { Filter, Literal, Operator, Path } from "@/lib/scim/filter/ast";

export const operators = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"] as const;

/** A filter that has forgotten where it stood in its text. */
export const withoutPositions = (filter: Filter): unknown =>
  JSON.parse(JSON.stringify(filter, (key, value: unknown) => (key === "at" ? undefined : value)));

const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("a%40b", "%", "_", "\\", '"', "%2540"),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0 || 0),
  fc.boolean(),
  fc.constant(null),
);

const name = fc.stringMatching(/^[A-Za-z$][\w-]{0,8}$/);
const schema = fc.constantFrom(
  "urn:ietf:params:scim:schemas:core:2.0:User",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
);
const path: fc.Arbitrary<Path> = fc.record(
  { schema, attribute: name, sub: name },
  { requiredKeys: ["attribute"] },
);

/** Any filter that has a text, whatever its attributes. */
export const filters: fc.Arbitrary<Filter> = filtersOf(
  fc.oneof(
    fc.record({
      kind: fc.constant("compare" as const),
      path,
      op: fc.constantFrom<Operator>(...operators),
      value: literal,
      at: fc.constant(0),
    }),
    fc.record({ kind: fc.constant("present" as const), path, at: fc.constant(0) }),
  ),
  path,
);

/** Filters made of these tests, with brackets after these paths. */
export function filtersOf(
  test: fc.Arbitrary<Filter>,
  elements: fc.Arbitrary<Path>,
): fc.Arbitrary<Filter> {
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, depthIdentifier: "filter" },
      test,
      fc.record({
        kind: fc.constantFrom("and" as const, "or" as const),
        left: tie("filter"),
        right: tie("filter"),
      }),
      fc.record({ kind: fc.constant("not" as const), inner: tie("filter") }),
      fc.record({
        kind: fc.constant("where" as const),
        path: elements,
        inner: tie("filter"),
        at: fc.constant(0),
      }),
    ),
  })).filter;
}
