import type { Attribute, Attributes } from "./attribute";
import { badRequest } from "./error";
import { splitPath } from "./filter/attribute-path";
import { isObject, isUnassigned, type Json, type JsonObject } from "./json";
import { resolvePath } from "./path";
import type { ResourceType } from "./resource-type";
import { commonAttributes } from "./resources/common";
import type { Needs } from "./store";

/** Which attributes an answer shows (RFC 7644 s3.9). */
export interface Projection {
  readonly kind: "default" | "only" | "without";
  /** The keys of each attribute that is named. */
  readonly named: readonly (readonly string[])[];
}

export interface ProjectionRequest {
  readonly attributes?: readonly string[] | undefined;
  readonly excludedAttributes?: readonly string[] | undefined;
}

/** Looks the named attributes up; a name that the type doesn't have is no error, and shows nothing. */
export function parseProjection(
  type: ResourceType,
  { attributes, excludedAttributes }: ProjectionRequest,
): Projection {
  if (attributes && excludedAttributes) {
    throw badRequest(
      "invalidValue",
      'Use either "attributes" or "excludedAttributes": they exclude each other.',
    );
  }
  const keysOf = (names: readonly string[]) =>
    names.flatMap((name) => {
      const path = splitPath(name);
      const found = path && resolvePath(type, path);
      return found ? [found.keys] : [];
    });
  if (attributes) return { kind: "only", named: keysOf(attributes) };
  if (excludedAttributes) return { kind: "without", named: keysOf(excludedAttributes) };
  return { kind: "default", named: [] };
}

/** The detached attributes that the answer shows, and so must be read. */
export function needsOf(type: ResourceType, projection: Projection): Needs {
  const names = Object.entries(type.attributes)
    .filter(([name, attribute]) => attribute.detached && visibility(projection, [name], attribute))
    .map(([name]) => name);
  return new Set(names);
}

/** The resource with the attributes that the projection shows. */
export function project(
  type: ResourceType,
  resource: JsonObject,
  projection: Projection,
): JsonObject {
  const attributes: Attributes = { ...commonAttributes, ...type.attributes };
  const shown = projectObject(attributes, resource, projection, []);
  for (const extension of type.extensions) {
    const values = resource[extension.schema];
    if (!isObject(values)) continue;
    const inner = projectObject(extension.attributes, values, projection, [extension.schema]);
    if (Object.keys(inner).length > 0) shown[extension.schema] = inner;
  }
  return shown;
}

function projectObject(
  attributes: Attributes,
  values: JsonObject,
  projection: Projection,
  prefix: readonly string[],
): JsonObject {
  const shown: JsonObject = {};
  for (const [name, value] of Object.entries(values)) {
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    const keys = [...prefix, name];
    const visible = attribute && visibility(projection, keys, attribute);
    if (!visible) continue;
    const kept = visible === "whole" ? value : projectValue(attribute, value, projection, keys);
    if (kept !== undefined) shown[name] = kept;
  }
  return shown;
}

function projectValue(
  attribute: Attribute,
  value: Json,
  projection: Projection,
  keys: readonly string[],
): Json | undefined {
  if (attribute.type !== "complex") return value;
  const one = (element: Json) =>
    isObject(element) ? projectObject(attribute.subAttributes, element, projection, keys) : {};
  const shown = [value]
    .flat()
    .map(one)
    .filter((element) => !isUnassigned(element));
  if (!Array.isArray(value)) return shown[0];
  return shown.length > 0 ? shown : undefined;
}

/** Whether an attribute shows, and if so, whether with all of its sub-attributes. */
function visibility(
  { kind, named }: Projection,
  keys: readonly string[],
  { returned }: Attribute,
): "whole" | "parts" | undefined {
  if (returned === "never") return undefined;
  const isNamed = named.some((one) => startsWith(keys, one));
  const hasNamedPart = named.some((one) => startsWith(one, keys));
  if (kind === "only") {
    if (isNamed || returned === "always") return "whole";
    return hasNamedPart ? "parts" : undefined;
  }
  if (returned === "always") return "whole";
  if (returned === "request" || isNamed) return undefined;
  return hasNamedPart ? "parts" : "whole";
}

const startsWith = (keys: readonly string[], prefix: readonly string[]): boolean =>
  prefix.every((key, i) => keys[i] === key);
