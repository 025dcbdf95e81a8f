import { canonicalValue, statesNothing } from "../canonical-value";
import { withValueAt } from "../document";
import type { Json, JsonObject } from "../json";
import type { Target } from "../target";
import { assign, matchesNone, overlaid } from "./assign";
import { createOnMiss, equalities } from "./create-on-miss";
import { changeSelected, type ElementsTarget, isInElements, statedOf } from "./elements-at";
import type { Step } from "./operation";

/** RFC 7644 s3.5.2.3: sets an attribute, all values of a multi-valued one, or the elements that a filter selects. */
export function replace(target: Target, value: Json): Step {
  if (isInElements(target)) return replaceElements(target, value);
  if (!target.attribute.multiValued) return assign(target, value);
  const next = canonicalValue(target.attribute, value, target.text);
  return (document) => withValueAt(document, target.keys, next);
}

function replaceElements(target: ElementsTarget, value: Json): Step {
  const stated = statesNothing(value) && !target.sub ? new Map() : statedOf(target, value);
  return (document) => {
    const next =
      changeSelected(document, target, (element) =>
        overlaid(target.sub ? element : undefined, stated),
      ) ?? created(document, target, stated);
    if (next) return next;
    throw matchesNone(target);
  };
}

/** An element is created only for a sub-attribute (Entra), and never with a `value` that only the filter names. */
function created(
  document: JsonObject,
  target: ElementsTarget,
  stated: ReadonlyMap<string, Json | undefined>,
): JsonObject | undefined {
  const names = target.where ? equalities(target.where) : undefined;
  const conjured = names?.has("value") || names?.has("$ref");
  return target.sub && !conjured ? createOnMiss(document, target, stated) : undefined;
}
