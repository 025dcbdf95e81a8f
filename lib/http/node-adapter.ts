import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { remoteAddressHeader } from "./addressing";
import { sentUrlHeader } from "./sent-url";

type FetchHandler = (request: Request) => Promise<Response>;

/** Serves a Request → Response function on node:http, ahead of any framework. */
export const onNode =
  (handler: FetchHandler) =>
  async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const response = await handler(toRequest(incoming));
    const body = response.body ? Buffer.from(await response.arrayBuffer()) : undefined;
    outgoing.statusCode = response.status;
    for (const [name, value] of response.headers) outgoing.setHeader(name, value);
    if (body) outgoing.setHeader("Content-Length", body.length);
    outgoing.end(body);
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

// RFC 9110 s9.3.8 and the like, which a Request can't hold: a handler sees a method of its own, and refuses that.
const unspeakable = new Set(["CONNECT", "TRACE", "TRACK"]);

function toRequest(incoming: IncomingMessage): Request {
  const { url = "/", headers } = incoming;
  const sent = incoming.method ?? "GET";
  const method = unspeakable.has(sent) ? `X-${sent}` : sent;
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(`http://scim${url.startsWith("/") ? "" : "/"}${url}`, {
    method,
    headers: headers as Record<string, string>, // Headers takes the lists that node:http has for set-cookie alone
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" }),
  });
}
