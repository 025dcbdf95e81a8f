import type { ScimError } from "../error";
import { etagOf } from "../etag";
import type { JsonObject } from "../json";
import { locationOf } from "../location";
import type { ResourceType } from "../resource-type";
import type { ResourceStore, StoredResource } from "../store";

/** A protocol response, for the HTTP edge to send. */
export interface ScimResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: JsonObject;
}

/** What serving a request requires. */
export interface Service {
  readonly store: ResourceStore;
  /** The absolute URL of /scim/v2 as the client sees it. */
  readonly base: string;
  /** The absolute URL of the provisioning guide. */
  readonly documentation: string;
  /** The error to report for one failed bulk operation. */
  readonly refusal: (error: unknown) => ScimError;
}

export const ok = (body: JsonObject): ScimResponse => ({ status: 200, headers: {}, body });

/** The headers that identify a response's resource and version. */
export const headersOf = (type: ResourceType, stored: StoredResource, base: string) => ({
  Location: locationOf(base, type, stored.id),
  ETag: etagOf(stored),
});

/**
 * Parses a request. Before an error that needs no store is returned, the credential is verified: only authenticated
 * callers see it.
 */
export async function reading<T>(store: ResourceStore, read: () => T): Promise<T> {
  try {
    return read();
  } catch (error) {
    await store.authorize();
    throw error;
  }
}
