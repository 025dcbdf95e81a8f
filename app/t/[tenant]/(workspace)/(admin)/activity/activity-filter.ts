import { z } from "zod";
import { param, type SearchParams, withParams } from "@/app/ui/search-params";
import { type ActivityQuery, sources } from "@/lib/directory/activity";

const source = z.enum(sources).optional().catch(undefined);
const uuid = z.uuid().optional().catch(undefined);
const day = z.iso
  .date()
  .refine((date) => date >= "1970")
  .optional()
  .catch(undefined);

/** The filter in the URL; invalid parameters are ignored. */
export function activityFilter(params: SearchParams): ActivityQuery {
  const to = day.parse(param(params, "to"));
  const from = day.parse(param(params, "from"));
  return {
    source: source.parse(param(params, "source")),
    action: param(params, "action"),
    userId: uuid.parse(param(params, "person")),
    tokenId: uuid.parse(param(params, "token")),
    requestId: uuid.parse(param(params, "request")),
    from: from ? startOf(from) : undefined,
    to: to ? new Date(startOf(to).getTime() + oneDay) : undefined,
  };
}

const oneDay = 86_400_000;
const startOf = (date: string) => new Date(`${date}T00:00:00Z`);

/** The URL of the same events as CSV. */
export function exportHref(params: SearchParams): string {
  const entries = Object.entries(params).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return `/activity/export${withParams(new URLSearchParams(entries), {})}`;
}
