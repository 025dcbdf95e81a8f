import { trace } from "@opentelemetry/api";

/** Adds the request's id, as in logs and activity events, to its span if there is one. */
export function traceRequestId(id: string): void {
  trace.getActiveSpan()?.setAttribute("accedo.request_id", id);
}
