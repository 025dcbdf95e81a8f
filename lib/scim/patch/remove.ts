import type { ComplexAttribute } from "../attribute";
import { canonicalValue, elementsOf } from "../canonical-value";
import { valueAt, withValueAt } from "../document";
import { subComparable } from "../elements";
import { badRequest } from "../error";
import { matches } from "../filter/matches";
import { isObject, type Json, type JsonObject } from "../json";
import type { Target } from "../target";
import { isNeverOpen, overlaid } from "./assign";
import {
  changeSelected,
  type ElementsTarget,
  elementsAt,
  isInElements,
  selector,
  withElements,
} from "./elements-at";
import type { Step } from "./operation";

/** RFC 7644 s3.5.2.2. Removing what isn't there changes nothing, and is no error. */
export function remove(target: Target, value?: Json): Step {
  assertRemovable(target);
  if (isInElements(target)) return removeFromElements(target);
  const { keys, attribute, where, sub } = target;
  if (attribute.type === "complex" && attribute.multiValued && lists(value)) {
    return removeListed({ ...target, attribute }, value);
  }
  return (document) => {
    const held = valueAt(document, keys);
    // Entra removes a manager with manager[value eq "…"], although there is only one.
    if (where && !matches(where, held ?? {})) return document;
    const rest = sub && overlaid(held, new Map([[sub.name, undefined]]));
    return withValueAt(document, keys, rest);
  };
}

function assertRemovable({ attribute, sub, text }: Target): void {
  if (sub ? sub.attribute.required : attribute.required) {
    throw badRequest("mutability", `"${text}" is required and can't be removed.`);
  }
  if (isNeverOpen(attribute)) {
    throw badRequest("mutability", `"${text}" can't be removed; replace it with true or false.`);
  }
}

function removeFromElements(target: ElementsTarget): Step {
  const { sub } = target;
  if (sub) {
    return (document) =>
      changeSelected(document, target, ({ [sub.name]: _removed, ...rest }) => rest) ?? document;
  }
  const isMeant = selector(target);
  return (document) =>
    withElements(
      document,
      target,
      elementsAt(document, target).filter((element) => !isMeant(element)),
    );
}

/** Entra and JumpCloud list what to remove in `value`. An empty list removes nothing; null is no list. */
export const lists = (value: Json | undefined): value is Json =>
  value !== undefined && value !== null && value !== "";

function removeListed(target: ElementsTarget, value: Json): Step {
  const { attribute, text } = target;
  const listed = elementsOf(attribute, value, text)
    .map((element) => canonicalValue({ ...attribute, multiValued: false }, element, text))
    .filter(isObject);
  return (document) =>
    withElements(
      document,
      target,
      elementsAt(document, target).filter(
        (element) => !listed.some((one) => isMeant(attribute, one, element)),
      ),
    );
}

/** Identifies an element by its value (and type, if given), or else by everything stated. */
function isMeant(attribute: ComplexAttribute, listed: JsonObject, element: JsonObject): boolean {
  const names = listed.value === undefined ? Object.keys(listed) : ["value", "type"];
  return names
    .filter((name) => listed[name] !== undefined)
    .every(
      (name) =>
        subComparable(attribute, name, listed[name]) ===
        subComparable(attribute, name, element[name]),
    );
}
