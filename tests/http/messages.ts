import { randomBytes } from "node:crypto";
import type { Json, JsonObject } from "@/lib/scim/json";
import { urn } from "@/lib/scim/urn";
import type { ScimClient } from "@/tests/support/scim-client";

export type Resource = JsonObject & {
  id: string;
  schemas: string[];
  meta: { version: string; location: string };
};

const fresh = () => randomBytes(5).toString("hex");

/** A User as a client sends it; its userName is its own unless one is given. */
export const userBody = (attributes: JsonObject = {}): JsonObject => ({
  schemas: [urn.user],
  userName: `u${fresh()}@example.com`,
  ...attributes,
});

/** A Group as a client sends it. */
export const groupBody = (attributes: JsonObject = {}): JsonObject => ({
  schemas: [urn.group],
  displayName: `Group ${fresh()}`,
  ...attributes,
});

/** A PatchOp message (RFC 7644 s3.5.2). */
export const patchBody = (...operations: Json[]): JsonObject => ({
  schemas: [urn.patchOp],
  Operations: operations,
});

/** A PatchOp message with one replacement. */
export const replacing = (path: string, value: Json) => patchBody({ op: "replace", path, value });

/** A SearchRequest message (RFC 7644 s3.4.3). */
export const searchBody = (search: JsonObject): JsonObject => ({
  schemas: [urn.searchRequest],
  ...search,
});

/** A BulkRequest message (RFC 7644 s3.7). */
export const bulkBody = (operations: Json[], more: JsonObject = {}): JsonObject => ({
  schemas: [urn.bulkRequest],
  Operations: operations,
  ...more,
});

/** `?filter=…`, encoded as most clients do. */
export const filtered = (filter: string): string => `?filter=${encodeURIComponent(filter)}`;

/** Creates a user that must not be refused. */
export const createUser = (scim: ScimClient, attributes: JsonObject = {}): Promise<Resource> =>
  created(scim, "/Users", userBody(attributes));

/** Creates a group that must not be refused. */
export const createGroup = (scim: ScimClient, attributes: JsonObject = {}): Promise<Resource> =>
  created(scim, "/Groups", groupBody(attributes));

/** As members are listed. */
export const membersFrom = (...resources: { id: string }[]): JsonObject[] =>
  resources.map(({ id }) => ({ value: id }));

async function created(scim: ScimClient, path: string, body: JsonObject): Promise<Resource> {
  const answer = await scim.post(path, body);
  if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
  return answer.body as Resource; // a 201 holds the resource
}
