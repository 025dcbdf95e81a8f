import { log } from "@/lib/log";
import { ScimError } from "@/lib/scim/error";
import type { ScimResponse } from "@/lib/scim/service/response";
import type { PlainResponse } from "../exchange";
import { transportSecurity } from "../security-headers";
import { type Bearer, challengeOf } from "./bearer";

interface Exchange {
  readonly requestId: string;
  readonly origin: string;
  readonly bearer: Bearer;
  /** Whether to omit the body, as for HEAD. */
  readonly head: boolean;
}

/** Turns a protocol response into an HTTP one. */
export function scimResponse(
  { status, headers, body }: ScimResponse,
  { requestId, origin, head }: Exchange,
): PlainResponse {
  const text = body && JSON.stringify(body);
  return {
    status,
    headers: {
      ...headers,
      ...(text && { "Content-Type": "application/scim+json" }),
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "X-Request-Id": requestId,
      ...transportSecurity(origin),
    },
    text: head ? null : (text ?? null),
  };
}

/** Turns any error into a SCIM error response (RFC 7644 s3.12). */
export function errorResponse(error: unknown, exchange: Exchange): PlainResponse {
  const refusal = refusalOf(error, exchange.requestId);
  const { status } = refusal;
  const headers = {
    ...refusal.headers,
    ...(status === 401 && { "WWW-Authenticate": challengeOf(exchange.bearer) }),
  };
  return scimResponse({ status, headers, body: refusal.toJson() }, exchange);
}

/** The error that a client sees. An internal error is logged, and the client gets only its request id. */
export function refusalOf(error: unknown, requestId: string): ScimError {
  if (error instanceof ScimError) return error;
  log.error({ err: error, requestId }, "a SCIM request failed");
  return new ScimError(
    500,
    `Something went wrong in Accedo. Read the resource again before you retry. If it keeps happening, contact support with request ID ${requestId}.`,
  );
}
