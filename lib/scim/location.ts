import type { ResourceType } from "./resource-type";

/** The absolute URI of a resource; `base` ends in /scim/v2. */
export const locationOf = (base: string, { endpoint }: ResourceType, id: string): string =>
  `${base}/${endpoint}/${encodeURIComponent(id)}`;
