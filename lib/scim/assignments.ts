import { single, statesNothing } from "./canonical-value";
import { wrongType } from "./coerce";
import { ScimError } from "./error";
import { isObject, type Json, type JsonObject } from "./json";
import { limits } from "./limits";
import { canonicalSchema } from "./path/namespace";
import type { ResourceType } from "./resource-type";
import { isExtension, type Target, targetOfKey } from "./target";

/** One value that a body states. */
export interface Assignment {
  readonly target: Target;
  readonly value: Json;
}

/**
 * Splits an object into a value per attribute: the body of a POST or PUT, or the value of a PATCH operation without a
 * path. Keys are parsed as paths, schema objects are flattened, unknown keys dropped.
 */
export function assignments(type: ResourceType, object: JsonObject, prefix = ""): Assignment[] {
  const stated = Object.entries(object);
  if (stated.length > limits.maxNames) {
    throw new ScimError(
      413,
      `An object has ${stated.length} attributes; at most ${limits.maxNames} are allowed.`,
    );
  }
  return stated.flatMap(([key, value]) => {
    // RFC 7643 s3.3 gives extensions their own object; some clients send the core schema the same way.
    if (prefix === "" && canonicalSchema(type, key) === type.schema) {
      return within(type, type.schema, value, key);
    }
    const target = targetOfKey(type, prefix + key);
    return target ? assignmentsAt(type, target, value) : [];
  });
}

/** The values stated for a target; an extension is split into its attributes. */
export function assignmentsAt(type: ResourceType, target: Target, value: Json): Assignment[] {
  if (!isExtension(type, target) || statesNothing(single(value))) return [{ target, value }];
  return within(type, String(target.keys[0]), value, target.text);
}

/** The values stated in a schema's object. */
function within(type: ResourceType, schema: string, value: Json, text: string): Assignment[] {
  const content = single(value);
  if (!isObject(content)) throw wrongType(text, "an object", value);
  return assignments(type, content, `${schema}:`);
}
