import { isObject, type Json, type JsonObject } from "../json";

/** `bulkId:x` alone, quoted in the path of a PATCH operation, or at the end of a URI (RFC 7644 s3.7.2). */
const reference =
  /^bulkId:(?<alone>.+)$|(?<=")bulkId:(?<quoted>[^"]+)(?=")|(?<=\/)bulkId:(?<last>[^"/]+)(?=$|")/gs;

const bulkIdIn = ({ alone, quoted, last }: Record<string, string | undefined>): string =>
  alone ?? quoted ?? last ?? "";

/** The bulkIds to which a value refers, at any depth. */
export function referencesIn(value: Json, found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    if (!value.includes("bulkId:")) return found;
    for (const { groups = {} } of value.matchAll(reference)) found.add(bulkIdIn(groups));
  } else if (value !== null && typeof value === "object") {
    for (const inner of Object.values(value)) referencesIn(inner, found);
  }
  return found;
}

/** The value with references replaced by the resources' ids. */
export function withIds<T extends Json>(value: T, ids: ReadonlyMap<string, string>): T;
export function withIds(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === "string") {
    return value.replace(reference, (text, ...rest) => ids.get(bulkIdIn(rest.at(-1))) ?? text);
  }
  if (Array.isArray(value)) return value.map((inner) => withIds(inner, ids));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withIds(inner, ids)]),
  );
}

/**
 * The part of an object that refers to the bulkIds, or the part that doesn't. A list element, or an object that itself
 * holds a reference, such as a manager, is never split.
 */
export function part(
  object: JsonObject,
  bulkIds: ReadonlySet<string>,
  side: "referring" | "other",
): JsonObject {
  const refers = (value: Json) => [...referencesIn(value)].some((one) => bulkIds.has(one));
  const isReference = (value: Json) => typeof value === "string" && refers(value);
  const partOf = (value: Json): Json | undefined => {
    if (!refers(value)) return side === "other" ? value : undefined;
    if (Array.isArray(value)) {
      return value.filter((element) => refers(element) === (side === "referring"));
    }
    const isWhole = !isObject(value) || Object.values(value).some(isReference);
    if (!isWhole) return part(value, bulkIds, side);
    return side === "referring" ? value : undefined;
  };
  const kept = Object.entries(object).flatMap(([key, value]) => {
    const inner = partOf(value);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return Object.fromEntries(kept);
}
