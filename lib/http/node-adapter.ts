import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { HeaderReader, PlainRequest, PlainResponse } from "./exchange";
import { remoteAddressHeader, sentUrlHeader } from "./own-headers";

type Handler = (request: PlainRequest) => Promise<PlainResponse>;

/** Serves a handler on node:http, ahead of any framework. */
export const onNode =
  (handler: Handler) =>
  async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { status, headers, text } = await handler(plainRequest(incoming));
    const length = text === null ? {} : { "Content-Length": Buffer.byteLength(text) };
    outgoing.writeHead(status, { ...headers, ...length }).end(text);
    dropRest(incoming);
  };

const mostDropped = 64 * 1024 * 1024;

/**
 * Drains a body that was refused unread. Otherwise a client that is still sending it would get a connection reset
 * before it reads the response.
 */
function dropRest(incoming: IncomingMessage): void {
  if (incoming.readableEnded) return;
  let dropped = 0;
  incoming.removeAllListeners("data").on("data", (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > mostDropped) incoming.destroy();
  });
  incoming.resume();
}

/** Sets the headers for a request's address and exact target, overwriting whatever the client sent in them. */
export function stampRemoteAddress({ headers, socket, url }: IncomingMessage): void {
  headers[sentUrlHeader] = url;
  headers[remoteAddressHeader] = socket.remoteAddress?.replace(/^::ffff:/, "");
}

/** Names must be in lower case, as in node:http. */
export const headerReader = (headers: IncomingHttpHeaders): HeaderReader => ({
  get: (name) => headers[name]?.toString() ?? null,
});

/** Not the Fetch API's Request: creating one costs more than the rest of a small request. */
function plainRequest(incoming: IncomingMessage): PlainRequest {
  const { method = "GET", url = "/", headers } = incoming;
  return {
    method,
    url: `http://scim${url.startsWith("/") ? "" : "/"}${url}`,
    headers: headerReader(headers),
    body: {
      [Symbol.asyncIterator]: () => incoming.iterator({ destroyOnReturn: false }),
    },
  };
}
