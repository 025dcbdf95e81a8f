import type { ResolvedFilter } from "../resolved";

type Comparison = Extract<ResolvedFilter, { kind: "compare" }>;

/**
 * The comparison `value eq "…"` without which a bracketed filter can't match: what an index looks up. It is the
 * filter itself where that asks for nothing else, as in `members[value eq "…"]`.
 */
export function valueComparison(inner: ResolvedFilter): Comparison | undefined {
  if (inner.kind === "and") return valueComparison(inner.left) ?? valueComparison(inner.right);
  return inner.kind === "compare" && inner.op === "eq" && isValue(inner.path.keys)
    ? inner
    : undefined;
}

const isValue = (keys: readonly string[]): boolean => keys.join(".") === "value";
