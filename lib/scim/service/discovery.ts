import { resourceType, resourceTypes } from "../discovery/resource-types";
import { schema, schemas } from "../discovery/schemas";
import { serviceProviderConfig } from "../discovery/service-provider-config";
import { ScimError } from "../error";
import type { JsonObject } from "../json";
import { listResponse } from "../list-response";
import { ok, type ScimResponse, type Service } from "./response";

/** The endpoints that say what the service is (RFC 7644 s4). Paging and sorting mean nothing there. */
export const discovery = ({ store, base, documentation }: Service) => {
  const one = async (read: () => JsonObject): Promise<ScimResponse> => {
    await store.authorize();
    return ok(read());
  };
  const all = (read: () => JsonObject[], query: URLSearchParams | undefined) =>
    one(() => {
      if (query && [...query.keys()].some((key) => key.toLowerCase() === "filter"))
        throw filtered();
      const resources = read();
      return listResponse({ total: resources.length, resources });
    });
  return {
    serviceProviderConfig: () => one(() => serviceProviderConfig(base, documentation)),
    resourceTypes: (query?: URLSearchParams) => all(() => resourceTypes(base), query),
    resourceType: (id: string) => one(() => resourceType(id, base)),
    schemas: (query?: URLSearchParams) => all(() => schemas(base), query),
    schema: (id: string) => one(() => schema(id, base)),
  };
};

/** RFC 7644 s4: so that no client takes the whole list for what its filter matched. */
const filtered = () =>
  new ScimError(403, "Schemas and resource types can't be filtered. Leave the filter out.");
