import { limits } from "@/lib/scim/limits";
import { resourceTypeAt } from "@/lib/scim/registry";
import type { ScimService } from "@/lib/scim/service";
import type { ScimResponse } from "@/lib/scim/service/response";

/** What the protocol needs of a request. */
export interface ScimRequest {
  readonly query: URLSearchParams;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  /** Reads the body as JSON, up to a limit in bytes. */
  readonly body: (limit: number) => Promise<unknown>;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Handler = (scim: ScimService, request: ScimRequest) => Promise<ScimResponse>;
export type Route = Partial<Record<Method, Handler>>;

const bodyLimit = (endpoint: string) =>
  endpoint.toLowerCase() === "groups" ? limits.maxGroupBody : limits.maxResourceBody;

const root: Route = { GET: (scim, { query }) => scim.listAll(query) };

const rootSearch: Route = {
  POST: async (scim, { body }) => scim.searchAll(await body(limits.maxResourceBody)),
};

const bulk: Route = {
  POST: async (scim, { body }) => scim.bulk(await body(limits.maxBulkPayload)),
};

const me: Route = {
  GET: (scim) => scim.me(),
  POST: (scim) => scim.me(),
  PUT: (scim) => scim.me(),
  PATCH: (scim) => scim.me(),
  DELETE: (scim) => scim.me(),
};

const collection = (endpoint: string): Route => ({
  GET: (scim, { query }) => scim.list(endpoint, query),
  POST: async (scim, request) =>
    scim.create(endpoint, await request.body(bodyLimit(endpoint)), request),
});

const search = (endpoint: string): Route => ({
  POST: async (scim, { body }) => scim.search(endpoint, await body(limits.maxResourceBody)),
});

const resource = (endpoint: string, id: string): Route => ({
  GET: (scim, request) => scim.get(endpoint, id, request),
  PUT: async (scim, request) =>
    scim.replace(endpoint, id, await request.body(bodyLimit(endpoint)), request),
  PATCH: async (scim, request) =>
    scim.patch(endpoint, id, await request.body(bodyLimit(endpoint)), request),
  DELETE: (scim, request) => scim.remove(endpoint, id, request),
});

/** The route for a path below /scim/v2, given by its segments; undefined if there is none. */
export function routeAt([first, second, ...rest]: string[]): Route | undefined {
  if (rest.length > 0) return undefined;
  if (first === undefined) return root;
  switch (first.toLowerCase()) {
    case ".search":
      return second === undefined ? rootSearch : undefined;
    case "bulk":
      return second === undefined ? bulk : undefined;
    case "me":
      return me;
    case "serviceproviderconfig":
      return second === undefined ? { GET: (scim) => scim.serviceProviderConfig() } : undefined;
    case "resourcetypes":
      return second === undefined
        ? { GET: (scim, { query }) => scim.resourceTypes(query) }
        : { GET: (scim) => scim.resourceType(second) };
    case "schemas":
      return second === undefined
        ? { GET: (scim, { query }) => scim.schemas(query) }
        : { GET: (scim) => scim.schema(second) };
  }
  return resourceTypeAt(first) && atType(first, second);
}

function atType(endpoint: string, id: string | undefined): Route {
  if (id === undefined) return collection(endpoint);
  return id.toLowerCase() === ".search" ? search(endpoint) : resource(endpoint, id);
}
