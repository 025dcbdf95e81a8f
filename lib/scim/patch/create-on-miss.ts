import type { Json, JsonObject } from "../json";
import type { ResolvedFilter } from "../resolved";
import { overlaid } from "./assign";
import { type ElementsTarget, elementsAt, withElements } from "./elements-at";

/**
 * Entra adds and replaces `emails[type eq "work"].value` whether or not such an element exists: a missing one is created
 * with the filter's values. Undefined if the filter has conditions other than equality.
 */
export function createOnMiss(
  document: JsonObject,
  target: ElementsTarget,
  stated: ReadonlyMap<string, Json | undefined>,
): JsonObject | undefined {
  const asked = target.where ? equalities(target.where) : new Map<string, Json>();
  if (!asked) return undefined;
  const created = overlaid(Object.fromEntries(asked), stated);
  const states = [...stated.values()].some((value) => value !== undefined);
  if (!states) return document;
  return withElements(document, target, [...elementsAt(document, target), created], created);
}

/** The values that a matching element must have, if the filter consists of equalities joined by `and`. */
export function equalities(filter: ResolvedFilter): ReadonlyMap<string, Json> | undefined {
  if (filter.kind === "and") {
    const left = equalities(filter.left);
    const right = equalities(filter.right);
    return left && right && new Map([...left, ...right]);
  }
  // A created element isn't primary by default, so this condition already holds.
  if (filter.kind === "not" && isAssumed(filter.inner)) return new Map();
  const [name] = filter.kind === "compare" && filter.op === "eq" ? filter.path.keys : [];
  return filter.kind === "compare" && name !== undefined
    ? new Map([[name, filter.value]])
    : undefined;
}

const isAssumed = (filter: ResolvedFilter): boolean =>
  filter.kind === "compare" && filter.op === "eq" && filter.path.attribute.assumed !== undefined;
