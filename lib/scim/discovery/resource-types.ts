import { notFound } from "../error";
import type { JsonObject } from "../json";
import { resourceTypes as registered } from "../registry";
import type { ResourceType } from "../resource-type";
import { urn } from "../urn";

/** Every resource type (RFC 7643 s6). */
export const resourceTypes = (base: string): JsonObject[] =>
  registered.map((type) => resourceOf(type, base));

/** The resource type of that name, in any case, or 404. */
export function resourceType(id: string, base: string): JsonObject {
  const found = registered.find(({ name }) => name.toLowerCase() === id.toLowerCase());
  if (!found) throw notFound(`Resource type ${JSON.stringify(id)}`);
  return resourceOf(found, base);
}

const resourceOf = (
  { name, description, endpoint, schema, extensions }: ResourceType,
  base: string,
): JsonObject => ({
  schemas: [urn.resourceType],
  id: name,
  name,
  description,
  endpoint: `/${endpoint}`,
  schema,
  ...(extensions.length > 0 && {
    schemaExtensions: extensions.map(({ schema, required }) => ({ schema, required })),
  }),
  meta: { resourceType: "ResourceType", location: `${base}/ResourceTypes/${name}` },
});
