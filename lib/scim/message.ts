import { memberOf } from "./any-case";
import { badRequest } from "./error";
import { isObject, type Json, type JsonObject } from "./json";
import { limits } from "./limits";

/** The body as an object that names the message's schema (RFC 7644 s3.1), or 400 invalidSyntax. */
export function assertMessage(body: unknown, schema: string): JsonObject {
  const message = assertObject(body);
  if (!schemasOf(message).includes(schema.toLowerCase())) {
    throw badRequest("invalidSyntax", `"schemas" must be an array with "${schema}".`);
  }
  return message;
}

/** The body as an object that nests no deeper than it may, or 400 invalidSyntax. */
export function assertObject(body: unknown): JsonObject {
  if (!isObject(body)) throw badRequest("invalidSyntax", "The body must be a JSON object.");
  if (isDeeper(body, limits.maxNesting)) {
    throw badRequest("invalidSyntax", `The body nests more than ${limits.maxNesting} levels deep.`);
  }
  return body;
}

const isDeeper = (value: Json, levels: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));

/** A body's schema URNs in lower case, because URNs are compared case-insensitively. */
export function schemasOf(body: JsonObject): string[] {
  const schemas = memberOf(body, "schemas");
  const named = Array.isArray(schemas) ? schemas : [schemas];
  return named.filter((one) => typeof one === "string").map((one) => one.trim().toLowerCase());
}
