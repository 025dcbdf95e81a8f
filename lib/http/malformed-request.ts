import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { ScimError } from "@/lib/scim/error";

/** Room for the longest filter with every character percent-encoded. */
export const maxHeaderSize = 64 * 1024;

const refusals: Record<string, ScimError> = {
  HPE_HEADER_OVERFLOW: new ScimError(
    431,
    `The URL and the headers of the request are larger than ${maxHeaderSize} bytes. POST a long filter to /.search instead.`,
  ),
  ERR_HTTP_REQUEST_TIMEOUT: new ScimError(
    408,
    "The request took too long to arrive. Send it again.",
  ),
};
const malformed = new ScimError(400, "The request isn't valid HTTP.", "invalidSyntax");

/** Answers a request that node:http could not parse, in the same form as every other SCIM response. */
export function answerMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = refusals[error.code ?? ""] ?? malformed;
  const body = JSON.stringify(refusal.toJson());
  socket.end(
    [
      `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
      "Connection: close",
      "Content-Type: application/scim+json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
}
