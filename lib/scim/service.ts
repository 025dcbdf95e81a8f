import { runBulk } from "./bulk/run-bulk";
import { ScimError } from "./error";
import { searchInBody, searchInQuery } from "./search-request";
import {
  describeResourceType,
  describeResourceTypes,
  describeSchema,
  describeSchemas,
  describeService,
} from "./service/discovery";
import { listType } from "./service/listing";
import {
  createResource,
  getResource,
  patchResource,
  type RequestContext,
  removeResource,
  replaceResource,
} from "./service/resources";
import type { ScimResponse, Service } from "./service/response";
import { listRoot } from "./service/root-listing";

type Answer = Promise<ScimResponse>;

/** The SCIM protocol over a store: each method answers one kind of request, or throws ScimError. */
export class ScimService {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  serviceProviderConfig(): Answer {
    return describeService(this.#service);
  }

  resourceTypes(query?: URLSearchParams): Answer {
    return describeResourceTypes(this.#service, query);
  }

  resourceType(id: string): Answer {
    return describeResourceType(this.#service, id);
  }

  schemas(query?: URLSearchParams): Answer {
    return describeSchemas(this.#service, query);
  }

  schema(id: string): Answer {
    return describeSchema(this.#service, id);
  }

  get(endpoint: string, id: string, context: RequestContext = {}): Answer {
    return getResource(this.#service, endpoint, id, context);
  }

  list(endpoint: string, query: URLSearchParams): Answer {
    return listType(this.#service, endpoint, () => searchInQuery(query));
  }

  search(endpoint: string, body: unknown): Answer {
    return listType(this.#service, endpoint, () => searchInBody(body));
  }

  listAll(query: URLSearchParams): Answer {
    return listRoot(this.#service, () => searchInQuery(query));
  }

  searchAll(body: unknown): Answer {
    return listRoot(this.#service, () => searchInBody(body));
  }

  create(endpoint: string, body: unknown, context: RequestContext = {}): Answer {
    return createResource(this.#service, endpoint, body, context);
  }

  replace(endpoint: string, id: string, body: unknown, context: RequestContext = {}): Answer {
    return replaceResource(this.#service, endpoint, id, body, context);
  }

  patch(endpoint: string, id: string, body: unknown, context: RequestContext = {}): Answer {
    return patchResource(this.#service, endpoint, id, body, context);
  }

  remove(endpoint: string, id: string, context: RequestContext = {}): Answer {
    return removeResource(this.#service, endpoint, id, context);
  }

  bulk(body: unknown): Answer {
    return runBulk(this.#service, body);
  }

  /** RFC 7644 s3.11: a token belongs to an integration, not to a person. */
  me(): Promise<never> {
    return this.refuse(
      new ScimError(501, "/Me isn't supported: a SCIM token doesn't belong to a user."),
    );
  }

  /** Answers OPTIONS with the allowed methods. */
  async options(allow: string): Answer {
    await this.#service.store.authorize();
    return { status: 204, headers: { Allow: allow } };
  }

  /** Refuses a request that has no route; an unauthenticated caller gets the 401 instead. */
  async refuse(error: ScimError): Promise<never> {
    await this.#service.store.authorize();
    throw error;
  }
}
