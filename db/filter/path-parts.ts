import type { ResolvedPath } from "@/lib/scim/resolved";

/** A path split at a multi-valued attribute. */
export interface ElementPath {
  /** From the root to the multi-valued attribute. */
  readonly set: readonly string[];
  /** From an element to the value: a sub-attribute, or empty if the element is the value. */
  readonly rest: readonly string[];
}

/** A path's key in Columns. */
export const nameOf = (keys: readonly string[]): string => keys.join(".");

/** Undefined if the path has at most one value. */
export function elementPath({ keys, attribute, parent }: ResolvedPath): ElementPath | undefined {
  if (parent?.multiValued) return { set: keys.slice(0, -1), rest: keys.slice(-1) };
  return attribute.multiValued ? { set: keys, rest: [] } : undefined;
}
