import type { Agent } from "node:http";
import { type Received, send } from "./http";

export type ScimOptions = { headers?: Record<string, string> };

export type ScimTarget = { slug: string; port: number; token?: string; agent?: Agent };

/** Calls one workspace's SCIM endpoint with one token; `path` is relative to `/scim/v2`. */
export function scimClient({ slug, port, token, agent }: ScimTarget) {
  const call =
    (method: string) =>
    (path: string, body?: unknown, { headers }: ScimOptions = {}): Promise<Received> =>
      send({
        method,
        path: `/scim/v2${path}`,
        host: `${slug}.localhost:${port}`,
        port,
        ...(agent && { agent }),
        headers: {
          Accept: "application/scim+json",
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { "Content-Type": "application/scim+json" }),
          ...headers,
        },
        // A string is sent as it is, for bodies that aren't JSON.
        ...(body === undefined
          ? {}
          : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });

  return {
    get: (path: string, options?: ScimOptions) => call("GET")(path, undefined, options),
    post: call("POST"),
    put: call("PUT"),
    patch: call("PATCH"),
    delete: (path: string, options?: ScimOptions) => call("DELETE")(path, undefined, options),
  };
}

export type ScimClient = ReturnType<typeof scimClient>;
