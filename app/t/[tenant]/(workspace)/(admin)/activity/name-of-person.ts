import type { Ctx } from "@/lib/directory/ctx";
import { DirectoryError } from "@/lib/directory/errors";
import { getPerson } from "@/lib/directory/people";

/** A person's name for a filter chip; for any other id, the id itself. */
export async function nameOfPerson(ctx: Ctx, id: string): Promise<string> {
  try {
    return (await getPerson(ctx, { id })).name;
  } catch (error) {
    if (error instanceof DirectoryError && error.code === "notFound") return id;
    throw error;
  }
}
