import type { ResolvedPath } from "@/lib/scim/resolved";

/** A path taken apart where it goes through the elements of a multi-valued attribute. */
export interface ElementPath {
  /** From the root to the multi-valued attribute. */
  readonly set: readonly string[];
  /** From an element to the value: a sub-attribute, or nothing where the element is the value. */
  readonly rest: readonly string[];
}

/** The name by which a resource's Columns know a path. */
export const nameOf = (keys: readonly string[]): string => keys.join(".");

/** Undefined where the path leads to one value at most. */
export function elementPath({ keys, attribute, parent }: ResolvedPath): ElementPath | undefined {
  if (parent?.multiValued) return { set: keys.slice(0, -1), rest: keys.slice(-1) };
  return attribute.multiValued ? { set: keys, rest: [] } : undefined;
}
