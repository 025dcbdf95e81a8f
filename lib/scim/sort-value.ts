import { type Comparable, comparable, compareValues } from "./compare";
import { isObject, type Json, type JsonObject } from "./json";
import type { Sort } from "./store";

/** A resource's sort value: among several the primary, or else the first (RFC 7644 s3.4.2.3). */
export function sortValue(resource: JsonObject, { path }: Sort): Comparable | undefined {
  let value: Json | undefined = resource;
  for (const key of path.keys) {
    const object: Json | undefined = Array.isArray(value) ? chosen(value) : value;
    value = isObject(object) ? object[key] : undefined;
  }
  return value === undefined ? undefined : comparable(path.attribute, value);
}

const chosen = (elements: Json[]): Json | undefined =>
  elements.find((element) => isObject(element) && element.primary === true) ?? elements[0];

/** Orders sort values: missing ones come last, or first in descending order. */
export function compareSorted(
  a: Comparable | undefined,
  b: Comparable | undefined,
  { descending }: Pick<Sort, "descending">,
): number {
  const order = ascending(a, b);
  return descending ? -order : order;
}

function ascending(a: Comparable | undefined, b: Comparable | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareValues(a, b);
}
