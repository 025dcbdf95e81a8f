import type { ComplexAttribute } from "./attribute";
import { type Comparable, comparable } from "./compare";
import { badRequest } from "./error";
import type { Json, JsonObject } from "./json";
import { limits } from "./limits";

/** Refuses too many values of one attribute. */
export function assertCount(elements: readonly Json[], at: string): void {
  if (elements.length <= limits.maxValues) return;
  throw badRequest(
    "invalidValue",
    `"${at}" would have ${elements.length} values; at most ${limits.maxValues} are allowed.`,
  );
}

/** Sub-attributes that qualify an element's value, and are no values themselves. */
const labels: ReadonlySet<string> = new Set(["type", "primary"]);

/** Whether an element has more than labels. */
export const holdsValue = (element: JsonObject): boolean =>
  Object.keys(element).some((name) => !labels.has(name));

/**
 * Normalises the elements of a multi-valued attribute as RFC 7643 s2.4 requires: no (type, value) occurs twice, and at
 * most one is primary. If two conflict, `preferred` wins, or else the later one, so that what a request adds prevails
 * over what was there. An element that has no value yet doesn't stop another from being primary.
 */
export function settle(
  attribute: ComplexAttribute,
  elements: readonly JsonObject[],
  preferred?: JsonObject,
): JsonObject[] {
  const settled = new Map<string, JsonObject>();
  let primary: string | undefined;
  for (const element of elements) {
    const key = identity(attribute, element);
    const same = settled.get(key);
    settled.set(key, same ? { ...same, ...element } : element);
    if (isPrimary(element)) primary = key;
  }
  if (preferred && isPrimary(preferred)) primary = identity(attribute, preferred);
  return Array.from(settled, ([key, element]) =>
    isPrimary(element) && key !== primary ? { ...element, primary: false } : element,
  );
}

const isPrimary = (element: JsonObject): boolean => element.primary === true && holdsValue(element);

/** The identity of an element: its type and value or, without a value, everything but `primary`. */
function identity(attribute: ComplexAttribute, element: JsonObject): string {
  if (element.value === undefined) {
    const { primary: _primary, ...said } = element;
    return JSON.stringify(Object.entries(said).sort(byName));
  }
  return JSON.stringify([
    subComparable(attribute, "type", element.type),
    subComparable(attribute, "value", element.value),
  ]);
}

/** A sub-attribute's value in comparable form; null if there is none. */
export function subComparable(
  { subAttributes }: ComplexAttribute,
  name: string,
  value: Json | undefined,
): Comparable | null {
  const attribute = subAttributes[name];
  return attribute && value !== undefined ? (comparable(attribute, value) ?? null) : null;
}

const byName = ([a]: [string, Json], [b]: [string, Json]) => (a < b ? -1 : 1);
