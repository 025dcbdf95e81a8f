import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/log";
import { countPageRequest } from "@/lib/metrics/registry";
import { newId } from "@/lib/new-id";
import { traceRequestId } from "@/lib/tracing/request-id";
import { addressing } from "./addressing";
import { headerReader } from "./node-adapter";
import { innerHeader, innerMark, requestIdHeader } from "./own-headers";

const asset = /^\/(_next\/|icon\.svg)/;
const clientGone = 499;

/**
 * Gives a page request its id, and logs it once it is answered. Static files of the build are skipped, and so are
 * requests that Next sends to itself while it answers one.
 */
export function reportPage(request: IncomingMessage, response: ServerResponse): void {
  const { method = "GET", url = "/", headers } = request;
  const id = newId();
  headers[requestIdHeader] = id;
  traceRequestId(id);
  if (asset.test(url) || headers[innerHeader] === innerMark()) return;

  const startedAt = performance.now();
  response.setHeader("X-Request-Id", id);
  response.once("close", () => {
    const ms = performance.now() - startedAt;
    const status = response.writableFinished ? response.statusCode : clientGone;
    const kind = method === "POST" ? "action" : "page";
    const { workspace } = addressing(headerReader(headers));
    countPageRequest({ kind, method, status, seconds: ms / 1_000 });
    const line = { requestId: id, workspace, method, path: pathWithoutSecrets(url), status };
    log.info({ ...line, ms: Math.round(ms * 10) / 10 }, kind);
  });
}

/** A query can hold anything; a set-password link holds its secret in the path. */
export function pathWithoutSecrets(url: string): string {
  const [path = "/"] = url.split("?");
  return path.replace(/(\/set-password\/+)[^/]+/i, "$1{secret}").slice(0, 300);
}
