import { cache } from "react";
import { foundOrNotFoundPage } from "@/app/found";
import type { Ctx } from "@/lib/directory/ctx";
import { getGroup } from "@/lib/directory/groups/groups";

/** The group of a page, read once per request. */
export const loadGroup = cache((ctx: Ctx, id: string) =>
  foundOrNotFoundPage(getGroup(ctx, { id })),
);
