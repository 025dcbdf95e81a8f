import type { Instrumentation } from "next";
import { requestIdHeader } from "@/lib/http/own-headers";
import { log } from "@/lib/log";

/** Next tells of an error once for each part of the page that it takes away. */
const told = new WeakSet<Error>();

/** What kept a page from being rendered, by the id of its request; the digest in it is what the person was shown. */
export const onRequestError: Instrumentation.onRequestError = (
  error,
  { headers },
  { routePath },
) => {
  if (error instanceof Error) {
    if (told.has(error)) return;
    told.add(error);
  }
  log.error({ err: error, requestId: headers[requestIdHeader], route: routePath }, "a page failed");
};
