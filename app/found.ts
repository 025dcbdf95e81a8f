import { notFound } from "next/navigation";
import { DirectoryError } from "@/lib/directory/errors";

/** What a verb finds, or the not-found page. */
export async function foundOrNotFoundPage<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof DirectoryError && error.code === "notFound") notFound();
    throw error;
  }
}
