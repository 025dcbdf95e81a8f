import type { Attribute, Attributes } from "./attribute";
import { comparable } from "./compare";
import { isObject, isUnassigned, type Json, type JsonObject } from "./json";
import { namespacesOf } from "./path/namespace";
import type { ResourceType } from "./resource-type";

/**
 * The document as filters and sorting see it: each value in comparable form, without empty ones, and with the
 * `schemas` that the resource shows. SQL that compares it as plain text agrees exactly with `matches`.
 */
export function searchDocument(type: ResourceType, document: JsonObject): JsonObject {
  const found: JsonObject = {};
  const schemas: string[] = [];
  for (const { schema, attributes, extension } of namespacesOf(type)) {
    const values = searchObject(attributes, extension ? document[schema] : document);
    if (!extension) Object.assign(found, values);
    else if (values) found[schema] = values;
    if (!extension || values) schemas.push(schema);
  }
  return { ...found, schemas };
}

function searchObject(attributes: Attributes, value: Json | undefined): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const found: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) {
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    const searched =
      attribute && attribute.returned !== "never" ? searchValue(attribute, inner) : undefined;
    if (searched !== undefined) found[name] = searched;
  }
  return isUnassigned(found) ? undefined : found;
}

function searchValue(attribute: Attribute, value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || attribute.detached) return undefined;
  if (!attribute.multiValued) return searchElement(attribute, value);
  const elements = [value].flat().flatMap((element) => searchElement(attribute, element) ?? []);
  return elements.length > 0 ? elements : undefined;
}

function searchElement(attribute: Attribute, value: Json): Json | undefined {
  if (attribute.type === "complex") return searchObject(attribute.subAttributes, value);
  const found = comparable(attribute, value);
  return found === "" ? undefined : found;
}
