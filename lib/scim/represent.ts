import type { ComplexAttribute } from "./attribute";
import { etagOf } from "./etag";
import { isObject, type Json, type JsonObject } from "./json";
import { locationOf } from "./location";
import type { Projection, Shown } from "./projection";
import { resourceTypes } from "./registry";
import type { ResourceType } from "./resource-type";
import type { StoredResource } from "./store";

/**
 * A resource in wire form (RFC 7643 s3), with the attributes that the projection shows; schemas and id are always
 * included.
 */
export function represent(
  type: ResourceType,
  stored: StoredResource,
  base: string,
  { attributes, extensions, meta }: Projection,
): JsonObject {
  const { id, document } = stored;
  const resource: JsonObject = { schemas: schemasOf(type, document), id };
  show(attributes, document, base, resource);
  for (const { schema, attributes } of extensions) {
    const shown = show(attributes, document[schema], base);
    if (shown) resource[schema] = shown;
  }
  show(meta, { meta: metaOf(type, stored, base) }, base, resource);
  return resource;
}

function schemasOf({ schema, extensions }: ResourceType, document: JsonObject): string[] {
  const schemas = [schema];
  for (const extension of extensions) {
    if (isObject(document[extension.schema])) schemas.push(extension.schema);
  }
  return schemas;
}

const metaOf = (type: ResourceType, stored: StoredResource, base: string): JsonObject => ({
  resourceType: type.name,
  created: stored.created,
  lastModified: stored.lastModified,
  location: locationOf(base, type, stored.id),
  version: etagOf(stored),
});

/** Adds the shown part of an object; undefined if there is none. */
function show(
  attributes: readonly Shown[],
  values: Json | undefined,
  base: string,
  to?: JsonObject,
): JsonObject | undefined {
  let object = to;
  if (!isObject(values)) return object;
  for (const attribute of attributes) {
    const value = values[attribute.name];
    const shown = value === undefined ? undefined : valueShown(attribute, value, base);
    if (shown === undefined) continue;
    object ??= {};
    object[attribute.name] = shown;
  }
  return object;
}

function valueShown({ attribute, parts }: Shown, value: Json, base: string): Json | undefined {
  if (attribute.type !== "complex") return value;
  const one = (element: Json) =>
    show(parts, attribute.detached ? linked(attribute, element, base) : element, base);
  if (!Array.isArray(value)) return one(value);
  const elements = value.map(one).filter((element) => element !== undefined);
  return elements.length > 0 ? elements : undefined;
}

/** A membership with its target's URI. The target's type is the stated one, or else the only possible one. */
function linked({ subAttributes }: ComplexAttribute, element: Json, base: string): Json {
  if (!isObject(element)) return element;
  const names = subAttributes.$ref?.referenceTypes ?? [];
  const name = names.find((one) => one === element.type) ?? names[0];
  const type = resourceTypes.find((one) => one.name === name);
  if (!type || typeof element.value !== "string") return element;
  return { ...element, $ref: locationOf(base, type, element.value) };
}
