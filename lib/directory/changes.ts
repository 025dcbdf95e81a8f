import { isObject, type Json, type JsonObject, sameJson } from "@/lib/scim/json";

/** A change as an activity event records it: the attributes that differ, with their old and new values. */
export interface Changes {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** The attributes that differ between two documents. */
export function changesBetween(before: JsonObject, after: JsonObject): Changes {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !sameJson(before[name], after[name]));
  return { before: pick(before, changed), after: pick(after, changed) };
}

/** Whether nothing differs. An added or removed attribute is on one side only. */
export const isNoChange = ({ before, after }: Changes): boolean =>
  Object.keys(before).length === 0 && Object.keys(after).length === 0;

/** Whether `known` has everything that `said` has; it may have more attributes. */
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
