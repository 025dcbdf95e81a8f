import type { Attribute, Attributes } from "./attribute";
import { etagOf } from "./etag";
import { isObject, type Json, type JsonObject } from "./json";
import { locationOf } from "./location";
import { resourceTypes } from "./registry";
import type { ResourceType } from "./resource-type";
import type { StoredResource } from "./store";

/** The resource as it goes over the wire (RFC 7643 s3), its attributes in the order of the schema. */
export function represent(type: ResourceType, stored: StoredResource, base: string): JsonObject {
  const { id, document } = stored;
  const extensions = type.extensions.filter(({ schema }) => isObject(document[schema]));
  const { externalId } = document;
  const resource: JsonObject = {
    schemas: [type.schema, ...extensions.map(({ schema }) => schema)],
    id,
    ...(externalId !== undefined && { externalId }),
    ...inOrder(type.attributes, document, base),
  };
  for (const { schema, attributes } of extensions) {
    resource[schema] = inOrder(attributes, document[schema], base);
  }
  resource.meta = {
    resourceType: type.name,
    created: stored.created,
    lastModified: stored.lastModified,
    location: locationOf(base, type, id),
    version: etagOf(stored.version),
  };
  return resource;
}

function inOrder(attributes: Attributes, values: Json | undefined, base: string): JsonObject {
  const ordered: JsonObject = {};
  if (!isObject(values)) return ordered;
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = values[name];
    if (value !== undefined) ordered[name] = valueInOrder(attribute, value, base);
  }
  return ordered;
}

function valueInOrder(attribute: Attribute, value: Json, base: string): Json {
  if (attribute.type !== "complex") return value;
  const one = (element: Json): Json =>
    inOrder(
      attribute.subAttributes,
      attribute.detached ? linked(attribute, element, base) : element,
      base,
    );
  return Array.isArray(value) ? value.map(one) : one(value);
}

/** A membership with the URI of what it leads to: of the type that it says, else of the only one it can be. */
function linked(attribute: Attribute, element: Json, base: string): Json {
  if (attribute.type !== "complex" || !isObject(element)) return element;
  const names = attribute.subAttributes.$ref?.referenceTypes ?? [];
  const name = names.find((one) => one === element.type) ?? names[0];
  const type = resourceTypes.find((one) => one.name === name);
  if (!type || typeof element.value !== "string") return element;
  return { ...element, $ref: locationOf(base, type, element.value) };
}
