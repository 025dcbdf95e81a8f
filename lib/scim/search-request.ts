import { memberOf, parameterOf } from "./any-case";
import { described, wrongType } from "./coerce";
import { badRequest } from "./error";
import type { Json } from "./json";
import { limits } from "./limits";
import { assertMessage } from "./message";
import type { ProjectionRequest } from "./projection";
import type { Page } from "./store";
import { urn } from "./urn";

/** A query (RFC 7644 s3.4.2), from the URL or from a SearchRequest. */
export interface SearchRequest extends ProjectionRequest {
  readonly filter?: string | undefined;
  readonly sortBy?: string | undefined;
  readonly descending: boolean;
  readonly page: Page;
}

type Read = (name: string) => Json | undefined;

/** Reads a URL's query. Names may be in any case; unknown and repeated parameters are ignored. */
export const searchInQuery = (params: URLSearchParams): SearchRequest => search(inQuery(params));

/** Reads the body of a POST to /.search (RFC 7644 s3.4.3). */
export function searchInBody(body: unknown): SearchRequest {
  const message = assertMessage(body, urn.searchRequest);
  return search((name) => memberOf(message, name));
}

/** Reads which attributes to show from the query of a request for one resource. */
export const projectionInQuery = (params: URLSearchParams): ProjectionRequest =>
  projection(inQuery(params));

const inQuery =
  (params: URLSearchParams): Read =>
  (name) =>
    parameterOf(params, name);

const projection = (value: Read): ProjectionRequest => ({
  attributes: names("attributes", value),
  excludedAttributes: names("excludedAttributes", value),
});

const search = (value: Read): SearchRequest => ({
  ...projection(value),
  filter: text("filter", value),
  sortBy: text("sortBy", value) || undefined,
  descending: isDescending(value),
  page: pageOf(value),
});

function text(name: string, value: Read): string | undefined {
  const found = value(name) ?? undefined;
  if (found === undefined || typeof found === "string") return found;
  throw wrongType(name, "a string", found);
}

/** A comma-separated list or an array of names; an empty one counts as absent. */
function names(name: string, value: Read): string[] | undefined {
  const found = [value(name) ?? []].flat();
  const listed = found.flatMap((one) => {
    if (typeof one !== "string") throw wrongType(name, "a list of attribute names", one);
    return one.split(",").map((part) => part.trim());
  });
  const kept = listed.filter((part) => part !== "");
  if (kept.length > limits.maxNames) {
    throw badRequest(
      "invalidValue",
      `"${name}" has ${kept.length} names; at most ${limits.maxNames} are possible.`,
    );
  }
  return kept.length > 0 ? kept : undefined;
}

function isDescending(value: Read): boolean {
  const sent = text("sortOrder", value) ?? "";
  const order = sent.toLowerCase();
  if (order === "" || order === "ascending") return false;
  if (order === "descending") return true;
  throw wrongType("sortOrder", "ascending or descending", sent);
}

/** RFC 7644 s3.4.2.4 and RFC 9865 s2: values out of range are clamped; a non-integer is refused. */
function pageOf(value: Read): Page {
  const cursor = text("cursor", value);
  const paged = cursor === undefined ? "invalidValue" : "invalidCount";
  const wanted = integer("count", value, paged);
  const count = wanted && Math.min(Math.max(wanted, 0), limits.maxPageSize);
  const startIndex = integer("startIndex", value, "invalidValue");
  if (cursor === undefined) {
    return {
      kind: "index",
      startIndex: Math.max(startIndex ?? 1, 1),
      count: count ?? limits.defaultPageSize,
    };
  }
  if (startIndex !== undefined) {
    throw badRequest("invalidValue", 'Use either "cursor" or "startIndex" to page, not both.');
  }
  return {
    kind: "cursor",
    ...(count !== undefined && { count }),
    ...(cursor !== "" && { cursor }),
  };
}

function integer(
  name: string,
  value: Read,
  scimType: "invalidValue" | "invalidCount",
): number | undefined {
  const found = value(name) ?? "";
  if (found === "") return undefined;
  const number =
    typeof found === "string" && /^\s*[+-]?\d+\s*$/.test(found) ? Number(found) : found;
  if (!Number.isInteger(number)) {
    throw badRequest(scimType, `"${name}" must be a whole number; found ${described(found)}.`);
  }
  return Math.min(Number(number), Number.MAX_SAFE_INTEGER);
}
