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
 * Takes in what is left of a body that was refused unread. A client that still sends it would otherwise meet a
 * reset connection before it reads the refusal.
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

/** Says where a request came from and what it asked for to the letter, in place of whatever the client said of that. */
export function stampRemoteAddress({ headers, socket, url }: IncomingMessage): void {
  headers[sentUrlHeader] = url;
  headers[remoteAddressHeader] = socket.remoteAddress?.replace(/^::ffff:/, "");
}

/** Names are in lower case, as node:http keeps them. */
export const headerReader = (headers: IncomingHttpHeaders): HeaderReader => ({
  get: (name) => headers[name]?.toString() ?? null,
});

/** The Fetch API's own Request costs more to make than all the rest of a request that asks for little. */
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
