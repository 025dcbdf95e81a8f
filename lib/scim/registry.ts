import type { ResourceType } from "./resource-type";
import { groupType } from "./resources/group";
import { userType } from "./resources/user";

/** Every resource type, in the order of discovery and of the root search. */
export const resourceTypes = [userType, groupType] as const satisfies readonly ResourceType[];

const byEndpoint = new Map<string, ResourceType>(
  resourceTypes.map((type) => [type.endpoint.toLowerCase(), type]),
);

/** The type of an endpoint, spelled in any case (Ping, authentik). */
export const resourceTypeAt = (endpoint: string): ResourceType | undefined =>
  byEndpoint.get(endpoint.toLowerCase());
