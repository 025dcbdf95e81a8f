import { expect } from "vitest";
import type { Json, JsonObject } from "@/lib/scim/json";
import type { ScimService } from "@/lib/scim/service";
import { urn } from "@/lib/scim/urn";

export const post = (path: string, bulkId: string, data: JsonObject) => ({
  method: "POST",
  path,
  bulkId,
  data,
});

/** What a bulk request of these operations answers to each. */
export async function runBulk(
  scim: ScimService,
  operations: Json[],
  more: JsonObject = {},
): Promise<JsonObject[]> {
  const { status, body } = await scim.bulk({
    schemas: [urn.bulkRequest],
    Operations: operations,
    ...more,
  });
  expect(status).toBe(200);
  expect(body?.schemas).toEqual([urn.bulkResponse]);
  return body?.Operations as JsonObject[];
}

export const statuses = (results: JsonObject[]) => results.map(({ status }) => status);
