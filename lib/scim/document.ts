import { isObject, isUnassigned, type Json, type JsonObject } from "./json";

/** The value at the end of the keys; undefined if there is none. */
export function valueAt(document: JsonObject, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const key of keys) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The document with that value there; undefined removes it, and any objects that become empty. */
export function withValueAt(
  document: JsonObject,
  [key, ...rest]: readonly string[],
  value: Json | undefined,
): JsonObject {
  if (key === undefined) return document;
  const held = Object.hasOwn(document, key) ? document[key] : undefined;
  const next = rest.length > 0 ? withValueAt(isObject(held) ? held : {}, rest, value) : value;
  if (next !== undefined && !isUnassigned(next)) return { ...document, [key]: next };
  const { [key]: _removed, ...others } = document;
  return others;
}
