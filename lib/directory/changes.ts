import { type JsonObject, sameJson } from "@/lib/scim/json";

/** What differs between two documents, attribute by attribute, for an activity event. */
export function changesBetween(
  before: JsonObject,
  after: JsonObject,
): { before: JsonObject; after: JsonObject } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !sameJson(before[name], after[name]));
  return { before: pick(before, changed), after: pick(after, changed) };
}

const pick = (document: JsonObject, names: string[]): JsonObject =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = document[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
