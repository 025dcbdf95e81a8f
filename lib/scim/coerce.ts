import type { SimpleAttribute, SimpleType } from "./attribute";
import { instantOf } from "./compare";
import { badRequest } from "./error";
import type { Json } from "./json";
import { quoted } from "./quoted";

export type Scalar = string | number | boolean;

/** The expected type, for error texts. */
const expectations: Record<SimpleType, string> = {
  string: "a string",
  reference: "a string that holds a URI",
  boolean: "true or false",
  integer: "a whole number",
  decimal: "a number",
  dateTime: "a date and time such as 2026-11-24T09:30:00Z",
  binary: "a string in base64",
};

/** One value of a simple type (RFC 7643 s2.3), or 400 invalidValue that names the place, what was expected and what was found. */
export function coerce(attribute: SimpleAttribute, value: Json, at: string): Scalar {
  const scalar = scalarIn(attribute.type, value);
  if (scalar === undefined) throw wrongType(at, expectations[attribute.type], value);
  return typeof scalar === "string" ? text(attribute, scalar, at) : scalar;
}

/** A value converted to a simple type; undefined if it can't be. */
export const scalarIn = (type: SimpleType, value: Json): Scalar | undefined => readers[type](value);

/** The 400 for a value of the wrong type. */
export const wrongType = (at: string, expected: string, found: Json) =>
  badRequest("invalidValue", `"${at}" must be ${expected}; found ${described(found)}.`);

/** A value in an error text: a scalar quoted and cut, anything else by its kind. */
export function described(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object") return "an object";
  if (typeof value !== "string") return `the ${typeof value} ${value}`;
  return `the string ${quoted(value)}`;
}

const asString = (value: Json) => (typeof value === "string" ? value : undefined);
const asNumber = (value: Json) => (typeof value === "string" ? numberIn(value) : value);

/** RFC 7643 s2.3.6: base64 or base64url (RFC 4648), padded or not. */
const isBase64 = (text: string): boolean =>
  /^[\w+/-]*={0,2}$/.test(text) && text.replaceAll("=", "").length % 4 !== 1;
const readers: Record<SimpleType, (value: Json) => Scalar | undefined> = {
  string: asString,
  reference: asString,
  boolean: (value) => (typeof value === "boolean" ? value : booleanIn(value)),
  integer: (value) => {
    const number = asNumber(value);
    return Number.isSafeInteger(number) ? (number as number) : undefined; // isSafeInteger is no type guard
  },
  decimal: (value) => {
    const number = asNumber(value);
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
  },
  dateTime: (value) =>
    typeof value === "string" && instantOf(value) !== undefined ? value : undefined,
  binary: (value) => (typeof value === "string" && isBase64(value) ? value : undefined),
};

/** The boolean of a word, or undefined: Entra and OneLogin send "True", "False", "true" and "false". */
function booleanIn(value: Json): boolean | undefined {
  const word = typeof value === "string" ? value.toLowerCase() : "";
  return word === "true" ? true : word === "false" ? false : undefined;
}

const numberIn = (text: string): number | undefined =>
  /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;

function text(attribute: SimpleAttribute, value: string, at: string): string {
  const kept = attribute.trimmed ? value.trim() : value;
  assertText(kept, at);
  const { maxLength } = attribute;
  if (maxLength !== undefined && kept.length > maxLength) {
    throw badRequest(
      "invalidValue",
      `"${at}" has ${kept.length} characters; at most ${maxLength} are allowed.`,
    );
  }
  return kept;
}

/** Whether a text can't be stored: PostgreSQL accepts neither U+0000 nor half a surrogate pair. */
export const isUnstorable = (text: string): boolean => /\0|\p{Surrogate}/u.test(text);

/** Refuses what can't be stored. */
export function assertText(value: string, at: string): void {
  if (isUnstorable(value)) {
    throw badRequest(
      "invalidValue",
      `"${at}" has an invalid character: U+0000 or an unpaired surrogate. Remove it.`,
    );
  }
}
