import type { HeaderReader } from "./exchange";

/**
 * Headers by which our own server and middleware tell the rest what only they know. Whatever a client sends by these
 * names our server drops or refuses.
 */

/** Where a request came from, by the socket. */
export const remoteAddressHeader = "x-accedo-remote-address";

/**
 * Path and query as they were sent, octet for octet. Next writes the query anew on its way to a route, and a signature
 * over it would then fit no more.
 */
export const sentUrlHeader = "x-accedo-sent-url";

/** The id under which a page's request is in the logs and in activity events. */
export const requestIdHeader = "x-accedo-request-id";

/** The path and query that the browser asked for, on the way from the middleware to a page. */
export const pathHeader = "x-accedo-path";

// One a process: the server's copy of this module and the one in Next's bundle share it.
const shared = globalThis as typeof globalThis & { accedoStamps?: true };

/** Says that our server is around Next in this process, and stamps each request. */
export function announceStamps(): void {
  shared.accedoStamps = true;
}

/** What our server stamped; null under plain `next start`, where nobody but the client can have written it. */
export const stamped = (headers: HeaderReader, name: string): string | null =>
  shared.accedoStamps ? headers.get(name) : null;
