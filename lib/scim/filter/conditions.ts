import type { ResolvedFilter } from "../resolved";

/** The number of comparisons in a filter: the cost of matching one element or document. */
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
