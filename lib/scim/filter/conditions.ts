import type { ResolvedFilter } from "../resolved";

/** How many comparisons a filter asks for: what it costs to match one element or document. */
export function conditionsIn(filter: ResolvedFilter): number {
  switch (filter.kind) {
    case "and":
    case "or":
      return conditionsIn(filter.left) + conditionsIn(filter.right);
    case "not":
    case "where":
      return conditionsIn(filter.inner);
    case "compare":
    case "present":
    case "never":
      return 1;
  }
}
