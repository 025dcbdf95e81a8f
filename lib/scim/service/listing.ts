import { listQuery } from "../list-query";
import { listResponse } from "../list-response";
import { parseProjection } from "../projection";
import { represent } from "../represent";
import type { SearchRequest } from "../search-request";
import { typeAt } from "./endpoint";
import { ok, reading, type ScimResponse, type Service } from "./response";

/** A list of one type (RFC 7644 s3.4.2). `read` parses the query, and may refuse it. */
export async function listType(
  { store, base }: Service,
  endpoint: string,
  read: () => SearchRequest,
): Promise<ScimResponse> {
  const { type, projection, query } = await reading(store, () => {
    const type = typeAt(endpoint);
    const request = read();
    const projection = parseProjection(type, request);
    return { type, projection, query: listQuery(type, request, projection) };
  });
  const { resources, ...listing } = await store.list(type, query);
  const page = resources.map((stored) => represent(type, stored, base, projection));
  return ok(listResponse({ ...listing, resources: page }, query.page));
}
