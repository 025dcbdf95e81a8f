import { runBulk } from "./bulk/run-bulk";
import { ScimError } from "./error";
import { searchInBody, searchInQuery } from "./search-request";
import { discovery } from "./service/discovery";
import { listType } from "./service/listing";
import {
  createResource,
  getResource,
  patchResource,
  type RequestContext,
  removeResource,
  replaceResource,
} from "./service/resources";
import type { Service } from "./service/response";
import { listRoot } from "./service/root-listing";

/** The SCIM protocol over a store: each method answers one kind of request, or throws ScimError. */
export function scimService(service: Service) {
  return {
    ...discovery(service),

    get: (endpoint: string, id: string, context: RequestContext = {}) =>
      getResource(service, endpoint, id, context),

    list: (endpoint: string, query: URLSearchParams) =>
      listType(service, endpoint, () => searchInQuery(query)),

    search: (endpoint: string, body: unknown) =>
      listType(service, endpoint, () => searchInBody(body)),

    listAll: (query: URLSearchParams) => listRoot(service, () => searchInQuery(query)),

    searchAll: (body: unknown) => listRoot(service, () => searchInBody(body)),

    create: (endpoint: string, body: unknown, context: RequestContext = {}) =>
      createResource(service, endpoint, body, context),

    replace: (endpoint: string, id: string, body: unknown, context: RequestContext = {}) =>
      replaceResource(service, endpoint, id, body, context),

    patch: (endpoint: string, id: string, body: unknown, context: RequestContext = {}) =>
      patchResource(service, endpoint, id, body, context),

    remove: (endpoint: string, id: string, context: RequestContext = {}) =>
      removeResource(service, endpoint, id, context),

    bulk: (body: unknown) => runBulk(service, body),

    /** RFC 7644 s3.11: a token belongs to an integration, not to a person. */
    me: async (): Promise<never> => {
      await service.store.authorize();
      throw new ScimError(501, "/Me isn't supported: a SCIM token stands for no person.");
    },
  };
}

export type ScimService = ReturnType<typeof scimService>;
