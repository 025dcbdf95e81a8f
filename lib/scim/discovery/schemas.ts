import type { Attribute, Attributes } from "../attribute";
import { notFound } from "../error";
import type { JsonObject } from "../json";
import { resourceTypes } from "../registry";
import type { ResourceType } from "../resource-type";
import { urn } from "../urn";
import {
  resourceTypeDefinition,
  type SchemaDefinition,
  schemaDefinition,
  serviceProviderConfigDefinition,
} from "./definitions";

const definitions: readonly SchemaDefinition[] = [
  ...resourceTypes.flatMap((type: ResourceType) => [type, ...type.extensions]),
  serviceProviderConfigDefinition,
  resourceTypeDefinition,
  schemaDefinition,
];

/** Every schema that a resource can name (RFC 7643 s7). */
export const schemas = (base: string): JsonObject[] =>
  definitions.map((definition) => resourceOf(definition, base));

/** The schema of that URN, in any case, or 404. */
export function schema(id: string, base: string): JsonObject {
  const found = definitions.find((one) => one.schema.toLowerCase() === id.toLowerCase());
  if (!found) throw notFound(`Schema ${JSON.stringify(id)}`);
  return resourceOf(found, base);
}

const resourceOf = (
  { schema, name, description, attributes }: SchemaDefinition,
  base: string,
): JsonObject => ({
  schemas: [urn.schema],
  id: schema,
  name,
  description,
  attributes: describeAll(attributes),
  meta: { resourceType: "Schema", location: `${base}/Schemas/${schema}` },
});

const describeAll = (attributes: Attributes): JsonObject[] =>
  Object.entries(attributes).map(([name, attribute]) => describeAttribute(name, attribute));

function describeAttribute(name: string, attribute: Attribute): JsonObject {
  const { canonicalValues, referenceTypes } = attribute;
  return {
    name,
    type: attribute.type,
    multiValued: attribute.multiValued,
    description: attribute.description,
    required: attribute.required,
    ...(canonicalValues && { canonicalValues: [...canonicalValues] }),
    caseExact: attribute.caseExact,
    mutability: attribute.mutability,
    returned: attribute.returned,
    uniqueness: attribute.uniqueness,
    ...(referenceTypes && { referenceTypes: [...referenceTypes] }),
    ...(attribute.type === "complex" && { subAttributes: describeAll(attribute.subAttributes) }),
  };
}
