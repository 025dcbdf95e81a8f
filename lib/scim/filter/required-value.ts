import type { ResolvedFilter } from "../resolved";

/**
 * The `value` that an element must have for a bracketed filter to match: what an index can look up. Undefined
 * where the filter doesn't ask for one.
 */
export function requiredValue(inner: ResolvedFilter): string | undefined {
  if (inner.kind === "and") return requiredValue(inner.left) ?? requiredValue(inner.right);
  return soleValue(inner);
}

/** The `value` of a bracketed filter that asks for nothing else, as in `members[value eq "…"]`. */
export function soleValue(inner: ResolvedFilter): string | undefined {
  if (inner.kind !== "compare" || inner.op !== "eq" || typeof inner.value !== "string") {
    return undefined;
  }
  const [key, ...deeper] = inner.path.keys;
  return key === "value" && deeper.length === 0 ? inner.value : undefined;
}
