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
  /** Whether the answer is to have no body, as for HEAD. */
  readonly head: boolean;
}

/** Sends an answer of the protocol. */
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

/** Sends any error in SCIM's form (RFC 7644 s3.12). */
export function errorResponse(error: unknown, exchange: Exchange): PlainResponse {
  const refusal = refusalOf(error, exchange.requestId);
  const { status } = refusal;
  const headers = {
    ...refusal.headers,
    ...(status === 401 && { "WWW-Authenticate": challengeOf(exchange.bearer) }),
  };
  return scimResponse({ status, headers, body: refusal.toJson() }, exchange);
}

/** What a client is told of an error. What is our own fault is logged, and says nothing but its request id. */
export function refusalOf(error: unknown, requestId: string): ScimError {
  if (error instanceof ScimError) return error;
  log.error({ err: error, requestId }, "a SCIM request failed");
  return new ScimError(
    500,
    `Something went wrong in Accedo. Read the resource again before you retry. If it keeps happening, contact support with request ID ${requestId}.`,
  );
}
