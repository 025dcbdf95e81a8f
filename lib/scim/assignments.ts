import { single, statesNothing } from "./canonical-value";
import { wrongType } from "./coerce";
import { ScimError } from "./error";
import { isObject, type Json, type JsonObject } from "./json";
import { limits } from "./limits";
import { canonicalSchema } from "./path/namespace";
import type { ResourceType } from "./resource-type";
import { isExtension, type Target, targetOfKey } from "./target";

/** One thing that a body states. */
export interface Assignment {
  readonly target: Target;
  readonly value: Json;
}

/**
 * What an object states of a resource, attribute by attribute: the body of a POST or PUT, or the value of a PATCH
 * operation without a path. Keys are read as paths, the objects of schemas are taken apart, unknown keys dropped.
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
    // RFC 7643 s3.3 gives extensions an object of their own; some clients write the core's the same way.
    if (prefix === "" && canonicalSchema(type, key) === type.schema) {
      return within(type, type.schema, value, key);
    }
    const target = targetOfKey(type, prefix + key);
    return target ? assignmentsAt(type, target, value) : [];
  });
}

/** What a value states of a target: of an extension, each of its attributes on its own. */
export function assignmentsAt(type: ResourceType, target: Target, value: Json): Assignment[] {
  if (!isExtension(type, target) || statesNothing(single(value))) return [{ target, value }];
  return within(type, String(target.keys[0]), value, target.text);
}

/** What the object of a schema states. */
function within(type: ResourceType, schema: string, value: Json, text: string): Assignment[] {
  const content = single(value);
  if (!isObject(content)) throw wrongType(text, "an object", value);
  return assignments(type, content, `${schema}:`);
}
