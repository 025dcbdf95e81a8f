import { canonicalValue, objectOf, single, statesNothing, subValues } from "../canonical-value";
import { valueAt, withValueAt } from "../document";
import { badRequest, type ScimError } from "../error";
import { matches } from "../filter/matches";
import { isObject, type Json, type JsonObject } from "../json";
import type { Target } from "../target";
import type { Step } from "./operation";

/**
 * Sets a single-valued attribute, or a sub-attribute of one. For these, add and replace are the same (RFC 7644
 * s3.5.2.1 and s3.5.2.3): a simple value replaces the existing one; in a complex value, only the stated sub-attributes
 * change. If the path has a filter, the existing value must match it.
 */
export function assign(target: Target, value: Json): Step {
  const { keys, where } = target;
  const set = setting(target, value);
  if (!where) return set;
  return (document) => {
    if (!matches(where, valueAt(document, keys) ?? {})) throw matchesNone(target);
    return set(document);
  };
}

function setting(target: Target, value: Json): Step {
  const { keys, attribute, sub, text } = target;
  const overlay = (stated: Stated) => (document: JsonObject) =>
    withValueAt(document, keys, overlaid(valueAt(document, keys), stated));
  if (sub) return overlay(new Map([[sub.name, canonicalValue(sub.attribute, value, text)]]));
  const content = single(value);
  // An empty object states no sub-attribute, so it changes none.
  if (attribute.type === "complex" && (isObject(content) || !statesNothing(content))) {
    return overlay(subValues(attribute, objectOf(attribute, content, text), text));
  }
  const next = canonicalValue(attribute, content, text);
  if (next === undefined) assertClearable(target);
  return (document) => withValueAt(document, keys, next);
}

type Stated = ReadonlyMap<string, Json | undefined>;

/**
 * An object with the stated values set, and those stated as empty removed. A new value drops the old one's URI: Entra
 * sends a manager with a `$ref` on demand, and as a bare id from then on.
 */
export function overlaid(object: Json | undefined, stated: Stated): JsonObject {
  const next = isObject(object) ? { ...object } : {};
  const isOther = stated.has("value") && stated.get("value") !== next.value;
  if (isOther && String(next.$ref).endsWith(`/${next.value}`)) delete next.$ref;
  for (const [name, value] of stated) {
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  return next;
}

/** The 400 for a filter that matches nothing in the resource. */
export const matchesNone = ({ text, keys }: Target): ScimError =>
  badRequest("noTarget", `"${text}" matches no value of "${keys.at(-1)}".`);

/** A required attribute can't be empty, and neither can `active`, which decides whether a person may sign in. */
function assertClearable({ attribute, text }: Target): void {
  if (attribute.required) {
    throw badRequest("invalidValue", `"${text}" is required and can't be empty.`);
  }
  if (isNeverOpen(attribute)) {
    throw badRequest("invalidValue", `"${text}" must be true or false and can't be empty.`);
  }
}

/** A state that a PUT keeps when omitted must not be cleared by null. */
export const isNeverOpen = ({ type, keptByReplace }: Target["attribute"]): boolean =>
  type === "boolean" && keptByReplace === true;
