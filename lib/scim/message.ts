import { memberOf } from "./any-case";
import { badRequest } from "./error";
import { isObject, type JsonObject } from "./json";

/** The body as an object that names the message's schema (RFC 7644 s3.1), or 400 invalidSyntax. */
export function assertMessage(body: unknown, schema: string): JsonObject {
  if (!isObject(body)) throw badRequest("invalidSyntax", "The body must be a JSON object.");
  if (!schemasOf(body).includes(schema.toLowerCase())) {
    throw badRequest("invalidSyntax", `"schemas" must be an array with "${schema}".`);
  }
  return body;
}

/** The schema URNs that a body names, in lower case: URNs are compared without it. */
export function schemasOf(body: JsonObject): string[] {
  const schemas = memberOf(body, "schemas");
  const named = Array.isArray(schemas) ? schemas : [schemas];
  return named.filter((one) => typeof one === "string").map((one) => one.trim().toLowerCase());
}
