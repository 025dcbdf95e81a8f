import { ScimError } from "../error";
import { resourceTypeAt, resourceTypes } from "../registry";
import type { ResourceType } from "../resource-type";

/** The resource type of an endpoint, or 404. */
export function typeAt(endpoint: string): ResourceType {
  const type = resourceTypeAt(endpoint);
  if (type) return type;
  throw noEndpoint(`/${endpoint}`);
}

/** The 404 for a path below the base URL without a route. */
export function noEndpoint(path: string): ScimError {
  const served = resourceTypes.map(({ endpoint }) => `/${endpoint}`).join(", ");
  return new ScimError(
    404,
    `There is no endpoint ${JSON.stringify(path.slice(0, 100))}. Resources are at ${served}.`,
  );
}
