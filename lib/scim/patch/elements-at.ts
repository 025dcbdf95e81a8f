import type { ComplexAttribute } from "../attribute";
import { canonicalValue, objectOf, single, subValues } from "../canonical-value";
import { valueAt, withValueAt } from "../document";
import { assertCount, holdsValue, settle } from "../elements";
import { matcher } from "../filter/matches";
import { isObject, type Json, type JsonObject } from "../json";
import type { Target } from "../target";

/** A target in the elements of a multi-valued attribute: those that a filter selects, else all of them. */
export type ElementsTarget = Target & { readonly attribute: ComplexAttribute };

/** Whether the target is in the elements, not the attribute as a whole. */
export const isInElements = (target: Target): target is ElementsTarget =>
  target.attribute.type === "complex" &&
  target.attribute.multiValued &&
  (target.where !== undefined || target.sub !== undefined);

/** The elements that the document has at the target. */
export function elementsAt(document: JsonObject, { keys }: Target): JsonObject[] {
  const value = valueAt(document, keys);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The document with these elements, brought into their canonical form. */
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
 * The document without the elements that were left without a value. That is seen at the end of a request: it may say
 * of an email that it is primary, and only then what it is.
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

/** Tells which elements the target means. */
export const selector = ({ where }: Target): ((element: JsonObject) => boolean) =>
  where ? matcher(where) : () => true;

/** The document with a change in each selected element; undefined where none is selected. */
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

/** What a value states of an element of the target: of its one sub-attribute, or of several. */
export function statedOf(
  { attribute, sub, text }: ElementsTarget,
  value: Json,
): ReadonlyMap<string, Json | undefined> {
  if (sub) return new Map([[sub.name, canonicalValue(sub.attribute, value, text)]]);
  return subValues(attribute, objectOf(attribute, single(value), text), text);
}
