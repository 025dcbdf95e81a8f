import { z } from "zod";
import { choice, param, type SearchParams } from "@/app/ui/search-params";
import type { LogFilter } from "@/lib/directory/provisioning-log/provisioning-log";

const uuid = z.uuid().optional().catch(undefined);

/** The log's filter in the URL; invalid parameters are ignored. */
export function logFilter(params: SearchParams): LogFilter {
  const kind = choice(params, "requests", ["failed", "unproved"]);
  return {
    failed: kind === "failed" || undefined,
    proved: kind === "unproved" ? false : undefined,
    tokenId: uuid.parse(param(params, "token")),
  };
}

/** The same filter as a query string, for the stream of new requests. */
export function logQuery(params: SearchParams): string {
  const asked = ["requests", "token"].flatMap((name) => {
    const value = param(params, name);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(asked).toString();
}
