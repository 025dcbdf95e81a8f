import type { HeaderReader } from "./exchange";

/**
 * Headers in which our own server and middleware pass on what only they know. Our server drops or refuses these
 * headers if a client sends them.
 */

/** The socket's remote address. */
export const remoteAddressHeader = "x-accedo-remote-address";

/**
 * Path and query as they were sent, octet for octet. Next re-encodes the query on its way to a route, which would
 * invalidate a signature over it.
 */
export const sentUrlHeader = "x-accedo-sent-url";

/** The id of a page request in the logs and in activity events. */
export const requestIdHeader = "x-accedo-request-id";

/** The path and query that the browser requested, passed from the middleware to a page. */
export const pathHeader = "x-accedo-path";

/** Marks the requests that Next sends to itself while it answers one. */
export const innerHeader = "x-accedo-inner";

// One per process, shared by the server's copy of this module and the one in Next's bundle.
const shared = globalThis as typeof globalThis & { accedoMark?: string };

/** Records that our server wraps Next in this process, and stamps each request. */
export function announceStamps(): void {
  shared.accedoMark = crypto.randomUUID();
}

/** The value of `innerHeader`, which no client can know; empty under plain `next start`. */
export const innerMark = (): string => shared.accedoMark ?? "";

/** A header that our server stamped; null under plain `next start`, where only the client can have set it. */
export const stamped = (headers: HeaderReader, name: string): string | null =>
  shared.accedoMark ? headers.get(name) : null;
