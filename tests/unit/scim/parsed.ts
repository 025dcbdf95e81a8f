import type { JsonObject } from "@/lib/scim/json";
import { parseResource } from "@/lib/scim/parse-resource";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";

/** What a user's body becomes. */
export const user = (attributes: JsonObject) =>
  parseResource(userType, { schemas: [urn.user], userName: "ann", ...attributes }).document;

/** What a group's body becomes. */
export const group = (attributes: JsonObject) =>
  parseResource(groupType, { schemas: [urn.group], displayName: "Crew", ...attributes });
