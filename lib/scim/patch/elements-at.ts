import type { ComplexAttribute } from "../attribute";
import { canonicalValue, objectOf, single, subValues } from "../canonical-value";
import { valueAt, withValueAt } from "../document";
import { assertCount, holdsValue, settle } from "../elements";
import { matcher } from "../filter/matches";
import { isObject, type Json, type JsonObject } from "../json";
import type { Target } from "../target";

/** A target in the elements of a multi-valued attribute: those that a filter selects, or else all. */
export type ElementsTarget = Target & { readonly attribute: ComplexAttribute };

/** Whether the target is within the elements, rather than the whole attribute. */
export const isInElements = (target: Target): target is ElementsTarget =>
  target.attribute.type === "complex" &&
  target.attribute.multiValued &&
  (target.where !== undefined || target.sub !== undefined);

/** The document's elements at the target. */
export function elementsAt(document: JsonObject, { keys }: Target): JsonObject[] {
  const value = valueAt(document, keys);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The document with these elements, in canonical form. */
export function withElements(
  document: JsonObject,
  { keys, attribute, text }: ElementsTarget,
  elements: readonly JsonObject[],
  preferred?: JsonObject,
): JsonObject {
  assertCount(elements, text);
  return withValueAt(document, keys, settle(attribute, elements, preferred));
}

/**
 * The document without elements that ended up without a value. This runs after all operations, because a request may
 * mark an email as primary before it sets its value.
 */
export function withoutEmptied(document: JsonObject, targets: readonly Target[]): JsonObject {
  const attributes = new Map(
    targets.filter(isInElements).map((target) => [target.keys.join(), target]),
  );
  return [...attributes.values()].reduce(
    (rest, target) => withValueAt(rest, target.keys, elementsAt(rest, target).filter(holdsValue)),
    document,
  );
}

/** Returns a test for the elements that the target selects. */
export const selector = ({ where }: Target): ((element: JsonObject) => boolean) =>
  where ? matcher(where) : () => true;

/** The document with a change to each selected element; undefined if none is selected. */
export function changeSelected(
  document: JsonObject,
  target: ElementsTarget,
  change: (element: JsonObject) => JsonObject,
): JsonObject | undefined {
  const isMeant = selector(target);
  let changed: JsonObject | undefined;
  const elements = elementsAt(document, target).map((element) => {
    if (!isMeant(element)) return element;
    changed = change(element);
    return changed;
  });
  return changed && withElements(document, target, elements, changed);
}

/** The sub-attributes, one or several, that a value states for an element of the target. */
export function statedOf(
  { attribute, sub, text }: ElementsTarget,
  value: Json,
): ReadonlyMap<string, Json | undefined> {
  if (sub) return new Map([[sub.name, canonicalValue(sub.attribute, value, text)]]);
  return subValues(attribute, objectOf(attribute, single(value), text), text);
}
