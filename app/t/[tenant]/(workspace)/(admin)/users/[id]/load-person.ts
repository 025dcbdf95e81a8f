import { cache } from "react";
import { z } from "zod";
import { foundOrNotFoundPage } from "@/app/found";
import type { Ctx } from "@/lib/directory/ctx";
import { notFound } from "@/lib/directory/errors";
import { getPerson } from "@/lib/directory/people";

/** The person of a page, read once per request. */
export const loadPerson = cache((ctx: Ctx, id: string) => foundOrNotFoundPage(find(ctx, id)));

async function find(ctx: Ctx, id: string) {
  if (!z.uuid().safeParse(id).success) throw notFound("User");
  return getPerson(ctx, { id });
}
