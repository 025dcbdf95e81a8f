import { z } from "zod";
import { choice, param, type SearchParams } from "@/app/ui/search-params";
import type { LogFilter } from "@/lib/directory/provisioning-log/provisioning-log";

const uuid = z.uuid().optional().catch(undefined);

/** What the address asks of the log; what makes no sense in it is left out. */
export function logFilter(params: SearchParams): LogFilter {
  const kind = choice(params, "requests", ["failed", "unproved"]);
  return {
    failed: kind === "failed" || undefined,
    proved: kind === "unproved" ? false : undefined,
    tokenId: uuid.parse(param(params, "token")),
  };
}

/** The same filter as a query string, for the stream of what comes in. */
export function logQuery(params: SearchParams): string {
  const asked = ["requests", "token"].flatMap((name) => {
    const value = param(params, name);
    return value ? [[name, value]] : [];
  });
  return new URLSearchParams(asked).toString();
}
