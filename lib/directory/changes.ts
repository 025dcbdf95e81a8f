import { isObject, type Json, type JsonObject, sameJson } from "@/lib/scim/json";

/** What differs between two documents, attribute by attribute, for an activity event. */
export function changesBetween(
  before: JsonObject,
  after: JsonObject,
): { before: JsonObject; after: JsonObject } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !sameJson(before[name], after[name]));
  return { before: pick(before, changed), after: pick(after, changed) };
}

/** Whether a value has all that another has; it may have more attributes. */
export function covers(known: Json | undefined, said: Json): boolean {
  if (Array.isArray(said)) {
    return (
      Array.isArray(known) &&
      known.length === said.length &&
      said.every((item, i) => covers(known[i], item))
    );
  }
  if (!isObject(said)) return sameJson(known, said);
  return (
    isObject(known) && Object.entries(said).every(([name, value]) => covers(known[name], value))
  );
}

const pick = (document: JsonObject, names: string[]): JsonObject =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = document[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
