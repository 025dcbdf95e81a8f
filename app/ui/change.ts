import { isObject, type Json } from "@/lib/scim/json";

/** One field that an event changed; `undefined` if it had, or has, no value. */
export type Change = { field: string; from: Json | undefined; to: Json | undefined };

/** The fields in which two snapshots differ; nested fields have dotted paths. */
export function changesBetween(before: Json, after: Json): Change[] {
  const old = new Map(fields(before));
  const now = new Map(fields(after));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, from: old.get(field), to: now.get(field) }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}

/** "changed email from a@x to b@x and set title to CTO" */
export function changeSentence(changes: Change[]): string {
  const clauses = changes.slice(0, 3).map(clause);
  if (changes.length > 3) clauses.push(`${changes.length - 3} more`);
  return new Intl.ListFormat("en").format(clauses);
}

/** A value for display: text as it is, a SCIM list by its values, anything else as JSON. */
export function shown(value: Json | undefined): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.length > 0) return value.map(shownItem).join(", ");
  return JSON.stringify(value ?? null);
}

function shownItem(item: Json): string {
  if (!isObject(item)) return shown(item);
  const { value, display, type, ...rest } = item;
  const known = typeof value === "string" || typeof display === "string";
  if (!known || Object.keys(rest).some((key) => key !== "primary" && key !== "$ref")) {
    return JSON.stringify(item);
  }
  return `${shown(display ?? value)}${type ? ` (${shown(type)})` : ""}`;
}

function clause({ field, from, to }: Change): string {
  const name = spoken(field);
  if (isAbsent(from)) return `set ${name} to ${brief(to)}`;
  if (isAbsent(to)) return `removed ${name} ${brief(from)}`;
  return `changed ${name} from ${brief(from)} to ${brief(to)}`;
}

/** Whether there is no value: in SCIM, null and absent are the same. */
export const isAbsent = (value: Json | undefined) => value === undefined || value === null;

/** "name.familyName" -> "family name"; an extension's URN is left out as well. */
function spoken(field: string): string {
  const last = field.slice(field.lastIndexOf(".") + 1);
  return last.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function brief(value: Json | undefined): string {
  if (Array.isArray(value) && value.length > 2) return `${value.length} values`;
  const text = shown(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function fields(value: Json, path = ""): [string, Json][] {
  if (!isObject(value)) return path ? [[path, value]] : [];
  return Object.entries(value).flatMap(([key, inner]) =>
    fields(inner, path ? `${path}.${key}` : key),
  );
}
