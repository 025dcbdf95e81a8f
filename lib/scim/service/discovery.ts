import { resourceType, resourceTypes } from "../discovery/resource-types";
import { schema, schemas } from "../discovery/schemas";
import { serviceProviderConfig } from "../discovery/service-provider-config";
import { ScimError } from "../error";
import type { JsonObject } from "../json";
import { listResponse } from "../list-response";
import { ok, type ScimResponse, type Service } from "./response";

/** ServiceProviderConfig (RFC 7643 s5). Like all of discovery, it requires a token. */
export const describeService = (service: Service): Promise<ScimResponse> =>
  one(service, () => serviceProviderConfig(service.base, service.documentation));

export const describeResourceTypes = (service: Service, query?: URLSearchParams) =>
  all(service, () => resourceTypes(service.base), query);

export const describeResourceType = (service: Service, id: string) =>
  one(service, () => resourceType(id, service.base));

export const describeSchemas = (service: Service, query?: URLSearchParams) =>
  all(service, () => schemas(service.base), query);

export const describeSchema = (service: Service, id: string) =>
  one(service, () => schema(id, service.base));

async function one({ store }: Service, read: () => JsonObject): Promise<ScimResponse> {
  await store.authorize();
  return ok(read());
}

/** RFC 7644 s4: paging and sorting are ignored here. */
const all = (
  service: Service,
  read: () => JsonObject[],
  query: URLSearchParams | undefined,
): Promise<ScimResponse> =>
  one(service, () => {
    if (query && [...query.keys()].some((key) => key.toLowerCase() === "filter")) throw filtered();
    const resources = read();
    return listResponse({ total: resources.length, resources });
  });

/** RFC 7644 s4: a filter is refused, so that no client takes the whole list for its matches. */
const filtered = () =>
  new ScimError(403, "Schemas and resource types can't be filtered. Remove the filter.");
