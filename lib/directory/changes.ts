import { isObject, type Json, type JsonObject, sameJson } from "@/lib/scim/json";

/** What an activity event tells of a change: the attributes that differ, as they were and as they are. */
export interface Changes {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** What differs between two documents, attribute by attribute. */
export function changesBetween(before: JsonObject, after: JsonObject): Changes {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !sameJson(before[name], after[name]));
  return { before: pick(before, changed), after: pick(after, changed) };
}

/** Whether nothing differs. An attribute that came, or went, is on one side alone. */
export const isNoChange = ({ before, after }: Changes): boolean =>
  Object.keys(before).length === 0 && Object.keys(after).length === 0;

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
