import type { ComplexAttribute } from "./attribute";
import { type Comparable, comparable } from "./compare";
import { badRequest } from "./error";
import type { Json, JsonObject } from "./json";
import { limits } from "./limits";

/** Refuses more values of one attribute than there may be. */
export function assertCount(elements: readonly Json[], at: string): void {
  if (elements.length <= limits.maxValues) return;
  throw badRequest(
    "invalidValue",
    `"${at}" would have ${elements.length} values; at most ${limits.maxValues} are allowed.`,
  );
}

/** Sub-attributes that say which value an element is, and are no value of their own. */
const labels: ReadonlySet<string> = new Set(["type", "primary"]);

/** Whether an element says more than which one it is. */
export const holdsValue = (element: JsonObject): boolean =>
  Object.keys(element).some((name) => !labels.has(name));

/**
 * Brings the elements of a multi-valued attribute into the form that RFC 7643 s2.4 asks for: no (type, value) twice, at
 * most one primary. Where two want to be primary, or are the same, `preferred` wins, else the later one: what a request
 * adds prevails over what was there. An element that has no value yet makes no other less primary.
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

/** What makes two elements one: their type and value, or, where there is no value, all they say but which is primary. */
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

/** A sub-attribute's value in the form in which it is compared; null where there is none. */
export function subComparable(
  { subAttributes }: ComplexAttribute,
  name: string,
  value: Json | undefined,
): Comparable | null {
  const attribute = subAttributes[name];
  return attribute && value !== undefined ? (comparable(attribute, value) ?? null) : null;
}

const byName = ([a]: [string, Json], [b]: [string, Json]) => (a < b ? -1 : 1);
