import type { ResourceType } from "./resource-type";
import { groupType } from "./resources/group";
import { userType } from "./resources/user";

/** Every resource type that is served, in the order in which discovery and the root search list them. */
export const resourceTypes = [userType, groupType] as const satisfies readonly ResourceType[];

const byEndpoint = new Map<string, ResourceType>(
  resourceTypes.map((type) => [type.endpoint.toLowerCase(), type]),
);

/** The type served at an endpoint, in whatever case the client spelled it (Ping, authentik). */
export const resourceTypeAt = (endpoint: string): ResourceType | undefined =>
  byEndpoint.get(endpoint.toLowerCase());
