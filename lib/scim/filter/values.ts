import { isObject, type Json } from "../json";

/** Null, an empty string, or a container of only these, at any depth (`pr` in RFC 7644 table 3). */
function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isObject(value) && Object.values(value).every(isEmpty);
}

/** Every non-empty value that the keys lead to, through the elements of multi-valued attributes. */
export function valuesAt(value: Json | undefined, keys: readonly string[]): Json[] {
  if (value === undefined || isEmpty(value)) return [];
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, keys));
  const [key, ...rest] = keys;
  if (key === undefined) return [value];
  return isObject(value) ? valuesAt(value[key], rest) : [];
}
