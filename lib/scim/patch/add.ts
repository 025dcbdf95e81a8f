import { canonicalValue } from "../canonical-value";
import { valueAt, withValueAt } from "../document";
import { badRequest } from "../error";
import { isObject, type Json } from "../json";
import type { Target } from "../target";
import { assign, overlaid } from "./assign";
import { createOnMiss } from "./create-on-miss";
import {
  changeSelected,
  type ElementsTarget,
  elementsAt,
  isInElements,
  statedOf,
  withElements,
} from "./elements-at";
import type { Step } from "./operation";

/** RFC 7644 s3.5.2.1: appends to a multi-valued attribute, sets any other. Existing values are not added again. */
export function add(target: Target, value: Json): Step {
  if (isInElements(target)) return addToElements(target, value);
  return target.attribute.multiValued ? append(target, value) : assign(target, value);
}

function append(target: Target, value: Json): Step {
  const { keys, attribute, text } = target;
  const added = canonicalValue(attribute, value, text);
  if (!Array.isArray(added)) return (document) => document;
  if (attribute.type === "complex") {
    const elements = { ...target, attribute };
    return (document) =>
      withElements(document, elements, [
        ...elementsAt(document, target),
        ...added.filter(isObject),
      ]);
  }
  return (document) => {
    const held = valueAt(document, keys);
    return withValueAt(document, keys, [
      ...new Set([...(Array.isArray(held) ? held : []), ...added]),
    ]);
  };
}

function addToElements(target: ElementsTarget, value: Json): Step {
  const stated = statedOf(target, value);
  return (document) => {
    const next =
      changeSelected(document, target, (element) => overlaid(element, stated)) ??
      createOnMiss(document, target, stated);
    if (next) return next;
    throw badRequest(
      "noTarget",
      `"${target.text}" matches no value, and its filter doesn't define one to add.`,
    );
  };
}
