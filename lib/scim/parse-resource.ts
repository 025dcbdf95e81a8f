import { assignments } from "./assignments";
import { statesNothing } from "./canonical-value";
import { badRequest } from "./error";
import type { JsonObject } from "./json";
import { assertObject, schemasOf } from "./message";
import { add } from "./patch/add";
import { assertHolds, assertReadable } from "./patch/bounds";
import { idsIn } from "./patch/detached";
import { withoutEmptied } from "./patch/elements-at";
import { canonicalSchema } from "./path/namespace";
import type { ResourceType } from "./resource-type";
import { isDiscarded, mutabilityOf } from "./target";

/** The body of a POST or PUT, parsed by its schema. */
export interface ParsedResource {
  /** In canonical form, without detached attributes. */
  readonly document: JsonObject;
  /** The ids stated for each detached attribute that the body may set. */
  readonly detached: ReadonlyMap<string, readonly string[]>;
  /** The attributes that the body names, with or without a value. */
  readonly stated: ReadonlySet<string>;
}

/** A create accepts memberships that are read-only afterwards: a user's groups. */
type Purpose = "create" | "replace";

/**
 * Parses a resource (RFC 7644 s3.3 and s3.5.1). Read-only and unknown attributes are dropped, as are unknown schemas
 * and passwords; a value of the wrong type, or a missing required one, is 400 invalidValue.
 */
export function parseResource(
  type: ResourceType,
  body: unknown,
  purpose: Purpose = "create",
): ParsedResource {
  const resource = assertObject(body);
  assertSchemas(type, resource);
  let document: JsonObject = {};
  const detached = new Map<string, readonly string[]>();
  const stated = new Set<string>();
  const assigned = assignments(type, resource);
  const targets = assigned.map(({ target }) => target);
  assertReadable(targets, resource);
  for (const { target, value } of assigned) {
    const [name = ""] = target.keys;
    const isWritable = mutabilityOf(target) !== "readOnly";
    if (target.attribute.detached && !target.sub) {
      if (!isWritable && purpose === "replace") continue;
      detached.set(name, idsIn(target.attribute, value, target.text));
    } else if (isWritable && !isDiscarded(target)) {
      stated.add(name);
      if (!statesNothing(value)) document = add(target, value)(document);
    }
  }
  document = withoutEmptied(document, targets);
  assertRequired(type, document);
  assertHolds(document); // a bulk request may be larger than a request on one resource
  return { document, detached, stated };
}

function assertSchemas(type: ResourceType, body: JsonObject): void {
  const named = schemasOf(body).map((schema) => canonicalSchema(type, schema));
  if (named.includes(type.schema)) return;
  throw badRequest(
    "invalidValue",
    `"schemas" must be an array with "${type.schema}", the schema of a ${type.name}.`,
  );
}

function assertRequired(type: ResourceType, document: JsonObject): void {
  for (const [name, { required }] of Object.entries(type.attributes)) {
    if (required && document[name] === undefined) {
      throw badRequest("invalidValue", `"${name}" is required and can't be empty.`);
    }
  }
}

/** The document of a new resource, with memberships, which are rows afterwards, as ids. */
export function newDocument({ document, detached }: ParsedResource): JsonObject {
  const listed = [...detached].filter(([, ids]) => ids.length > 0);
  return {
    ...document,
    ...Object.fromEntries(listed.map(([name, ids]) => [name, ids.map((value) => ({ value }))])),
  };
}
