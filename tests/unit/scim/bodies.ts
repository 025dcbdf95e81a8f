import type { JsonObject } from "@/lib/scim/json";
import { urn } from "@/lib/scim/urn";

export const user = (userName: string, more: JsonObject = {}) => ({
  schemas: [urn.user],
  userName,
  ...more,
});

export const group = (displayName: string, ...ids: string[]) => ({
  schemas: [urn.group],
  displayName,
  members: ids.map((value) => ({ value })),
});
