import type { JsonObject } from "./json";
import type { Page } from "./store";
import { urn } from "./urn";

/** One page of resources in wire form. */
export interface Listing {
  readonly total: number;
  readonly resources: JsonObject[];
  readonly next?: string | undefined;
  readonly previous?: string | undefined;
}

/** RFC 7644 s3.4.2, and RFC 9865 s2 for pages by cursor, which have no startIndex. */
export function listResponse(
  { total, resources, next, previous }: Listing,
  page: Page = { kind: "index", startIndex: 1, count: resources.length },
): JsonObject {
  return {
    schemas: [urn.listResponse],
    totalResults: total,
    itemsPerPage: resources.length,
    ...(page.kind === "index" && { startIndex: page.startIndex }),
    ...(previous !== undefined && { previousCursor: previous }),
    ...(next !== undefined && { nextCursor: next }),
    Resources: resources,
  };
}
