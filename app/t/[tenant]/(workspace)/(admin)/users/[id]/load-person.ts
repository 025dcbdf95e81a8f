import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import type { Ctx } from "@/lib/directory/ctx";
import { DirectoryError } from "@/lib/directory/errors";
import { getPerson } from "@/lib/directory/people";

/** The person of a page, read once a request; the not-found page where there is none. */
export const loadPerson = cache(async (ctx: Ctx, id: string) => {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await getPerson(ctx, { id });
  } catch (error) {
    if (error instanceof DirectoryError && error.code === "notFound") notFound();
    throw error;
  }
});
