import type { Instrumentation } from "next";
import { requestIdHeader } from "@/lib/http/own-headers";
import { log } from "@/lib/log";

/** Next reports an error once for each part of the page that it affects. */
const told = new WeakSet<Error>();

/** Logs why a page couldn't be rendered, with its request's id; the person was shown the digest in it. */
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
