import type { Attribute, ComplexAttribute } from "./attribute";
import { coerce, wrongType } from "./coerce";
import { assertCount, holdsValue, settle } from "./elements";
import { isObject, isUnassigned, type Json, type JsonObject } from "./json";
import { findAttribute } from "./path/attribute-index";

/**
 * The canonical form of what a client sent for an attribute: names in canonical case, values of the attribute's
 * type, without anything unknown or read-only. Undefined if the client states no value: null, an empty array, an empty
 * object, or the empty string that IdPs send to clear an attribute.
 */
export function canonicalValue(attribute: Attribute, value: Json, at: string): Json | undefined {
  return attribute.multiValued ? many(attribute, value, at) : one(attribute, single(value), at);
}

/** Entra, as recorded by SCIM-SDK: a single value in a one-element array. */
export const single = (value: Json): Json =>
  Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value;

/** RFC 7643 s2.5, and the empty string, with which IdPs clear an attribute. */
export const statesNothing = (value: Json): boolean => value === "" || isUnassigned(value);

function many(attribute: Attribute, value: Json, at: string): Json | undefined {
  const sent = elementsOf(attribute, value, at);
  assertCount(sent, at);
  const elements = sent
    .map((element) => one(attribute, element, at))
    .filter((element) => element !== undefined);
  const kept =
    attribute.type === "complex"
      ? settle(attribute, elements.filter(isObject).filter(holdsValue))
      : [...new Set(elements)];
  return kept.length > 0 ? kept : undefined;
}

/** What a client sent for a multi-valued attribute, as an array: OneLogin sends a single object without one. */
export function elementsOf(attribute: Attribute, value: Json, at: string): Json[] {
  if (statesNothing(value)) return [];
  const elements = Array.isArray(value) ? value : [value];
  const odd = elements.find((element) => !isElement(attribute, element));
  if (odd !== undefined) throw wrongType(at, "an array of objects", odd);
  return elements;
}

/** Whether a value can be an element of a multi-valued attribute. */
const isElement = ({ type, fromString }: Attribute, value: Json): boolean =>
  type !== "complex" ||
  isObject(value) ||
  statesNothing(value) ||
  (fromString === true && typeof value === "string");

function one(attribute: Attribute, value: Json, at: string): Json | undefined {
  if (statesNothing(value)) return undefined;
  if (attribute.type !== "complex") {
    const scalar = coerce(attribute, value, at);
    return scalar === "" ? undefined : scalar;
  }
  const stated = subValues(attribute, objectOf(attribute, value, at), at);
  const object: JsonObject = {};
  for (const [name, sub] of stated) if (sub !== undefined) object[name] = sub;
  return isUnassigned(object) ? undefined : object;
}

/** What an object states for each sub-attribute that clients may write; undefined if it clears one. */
export function subValues(
  attribute: ComplexAttribute,
  object: JsonObject,
  at: string,
): ReadonlyMap<string, Json | undefined> {
  const stated = new Map<string, Json | undefined>();
  for (const [key, value] of Object.entries(object)) {
    const sub = findAttribute(attribute.subAttributes, key);
    if (!sub || sub.attribute.mutability === "readOnly") continue;
    stated.set(sub.name, canonicalValue(sub.attribute, value, `${at}.${sub.name}`));
  }
  return stated;
}

/** The object that a value is or stands for; Entra sends a manager as its id, and a role as JSON in a string. */
export function objectOf(attribute: ComplexAttribute, value: Json, at: string): JsonObject {
  const object = attribute.fromString && typeof value === "string" ? fromString(value) : value;
  if (!isObject(object)) throw wrongType(at, "an object", value);
  const inner = attribute.fromString && typeof object.value === "string" && jsonIn(object.value);
  return inner ? { ...object, ...fromRole(inner) } : object;
}

const fromString = (text: string): JsonObject => {
  const inner = jsonIn(text);
  return inner ? fromRole(inner) : { value: text };
};

/** An app role of Entra calls `display` displayName. */
const fromRole = ({ displayName, ...role }: JsonObject): JsonObject =>
  displayName === undefined ? role : { display: displayName, ...role };

function jsonIn(text: string): JsonObject | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
