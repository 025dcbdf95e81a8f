import { ScimError } from "../error";
import { resourceTypeAt, resourceTypes } from "../registry";
import type { ResourceType } from "../resource-type";

/** The type that is served at an endpoint, or 404. */
export function typeAt(endpoint: string): ResourceType {
  const type = resourceTypeAt(endpoint);
  if (type) return type;
  const served = resourceTypes.map(({ endpoint: name }) => `/${name}`).join(", ");
  throw new ScimError(
    404,
    `There is no endpoint ${JSON.stringify(`/${endpoint.slice(0, 100)}`)}. Resources are at ${served}.`,
  );
}
