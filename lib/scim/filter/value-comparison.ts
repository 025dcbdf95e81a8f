import type { ResolvedFilter } from "../resolved";

type Comparison = Extract<ResolvedFilter, { kind: "compare" }>;

/**
 * The comparison `value eq "…"` that a bracketed filter requires, for an index lookup. It is the whole filter if there
 * are no other conditions, as in `members[value eq "…"]`.
 */
export function valueComparison(inner: ResolvedFilter): Comparison | undefined {
  if (inner.kind === "and") return valueComparison(inner.left) ?? valueComparison(inner.right);
  return inner.kind === "compare" && inner.op === "eq" && isValue(inner.path.keys)
    ? inner
    : undefined;
}

const isValue = (keys: readonly string[]): boolean => keys.join(".") === "value";
