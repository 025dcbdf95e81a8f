import type { Json, JsonObject } from "./json";

/** The value of a message's member, whose name may be in any case (RFC 7643 s2.1). */
export function memberOf(object: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const lower = name.toLowerCase();
  return Object.entries(object).find(([key]) => key.toLowerCase() === lower)?.[1];
}

/** The first value of a query parameter, whose name may be in any case. */
export function parameterOf(params: URLSearchParams, name: string): string | undefined {
  const lower = name.toLowerCase();
  for (const [key, value] of params) if (key.toLowerCase() === lower) return value;
  return undefined;
}
