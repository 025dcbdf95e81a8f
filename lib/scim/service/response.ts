import type { ScimError } from "../error";
import { etagOf } from "../etag";
import type { JsonObject } from "../json";
import { locationOf } from "../location";
import type { ResourceType } from "../resource-type";
import type { ResourceStore, StoredResource } from "../store";

/** What the protocol answers, for the HTTP edge to send. */
export interface ScimResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: JsonObject;
}

/** What each request is served with. */
export interface Service {
  readonly store: ResourceStore;
  /** The absolute URL of /scim/v2 as the client sees it. */
  readonly base: string;
  /** The absolute URL at which people read how to provision. */
  readonly documentation: string;
  /** What the client is told of an error that ends one operation of a bulk request, and not the request. */
  readonly refusal: (error: unknown) => ScimError;
}

export const ok = (body: JsonObject): ScimResponse => ({ status: 200, headers: {}, body });

/** The headers that say which resource, in which version, an answer is about. */
export const headersOf = (type: ResourceType, stored: StoredResource, base: string) => ({
  Location: locationOf(base, type, stored.id),
  ETag: etagOf(stored),
});

/**
 * Reads a request. A refusal that needs no store still goes only to those who may ask: the credential is proved
 * before it.
 */
export async function reading<T>(store: ResourceStore, read: () => T): Promise<T> {
  try {
    return read();
  } catch (error) {
    await store.authorize();
    throw error;
  }
}
