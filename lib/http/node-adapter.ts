import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { remoteAddressHeader } from "./addressing";

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
  };

/** Says where a request came from, in place of whatever the client said of that. */
export function stampRemoteAddress({ headers, socket }: IncomingMessage): void {
  headers[remoteAddressHeader] = socket.remoteAddress?.replace(/^::ffff:/, "");
}

function toRequest(incoming: IncomingMessage): Request {
  const { method = "GET", url = "/", headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(`http://scim${url.startsWith("/") ? "" : "/"}${url}`, {
    method,
    headers: headers as Record<string, string>, // Headers takes the lists that node:http has for set-cookie alone
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" }),
  });
}
