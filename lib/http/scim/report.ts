import "server-only";
import { log } from "@/lib/log";
import { countScimRequest } from "@/lib/metrics/registry";
import type { ScimError } from "@/lib/scim/error";
import { traceRequestId } from "@/lib/tracing/request-id";
import { endpointLabel } from "./endpoint-label";
import { type Answered, logRequest } from "./logged-request";
import { refusalOf } from "./response";

/** Reports an answered request to the workspace's provisioning log, the operator's log, and the metrics. */
export function reportScimRequest(answered: Answered): void {
  logRequest(answered);
  traceRequestId(answered.info.id);
  const { workspace, request, url, info, startedAt, status, error } = answered;
  const { method } = request;
  const endpoint = endpointLabel(url.pathname);
  const tokenId = info.trace?.tokenId ?? null;
  const ms = performance.now() - startedAt;
  countScimRequest({ endpoint, method, status, tokenId, seconds: ms / 1_000 });
  const line = { requestId: info.id, workspace, tokenId, method, endpoint, status, ms: round(ms) };
  if (status === 503) log.warn({ ...line, err: causeOf(error) }, "scim");
  else log.info(line, "scim");
}

/** The error of a failed bulk operation. A 503 is logged here, because the bulk request itself is answered with 200. */
export function refusedOperation(error: unknown, requestId: string): ScimError {
  const refusal = refusalOf(error, requestId);
  if (refusal.status === 503) {
    log.warn(
      { requestId, err: causeOf(refusal) },
      "an operation of a bulk request failed with 503",
    );
  }
  return refusal;
}

/** The cause behind the error that the client reads. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? causeOf(error.cause) : error;
}

const round = (ms: number) => Math.round(ms * 10) / 10;
