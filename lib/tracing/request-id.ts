import { trace } from "@opentelemetry/api";

/** Gives the request's span, where there is one, the id under which the request is in logs and activity events. */
export function traceRequestId(id: string): void {
  trace.getActiveSpan()?.setAttribute("accedo.request_id", id);
}
