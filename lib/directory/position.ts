import type { NamePlace } from "@/db/by-name";
import { isUuid } from "@/db/uuid-array";

/** Writes a place in a list by name down, as text for a URL. */
export const writePosition = ({ key, id }: NamePlace): string =>
  Buffer.from(JSON.stringify([key, id])).toString("base64url");

/** Reads a place; undefined where the text is none, so that a bent URL shows the first page. */
export function readPosition(text: string | undefined): NamePlace | undefined {
  if (!text) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(parsed)) return undefined;
    const [key, id] = parsed;
    if (typeof key !== "string" || typeof id !== "string") return undefined;
    return key.includes("\0") || !isUuid(id) ? undefined : { key, id };
  } catch {
    return undefined;
  }
}

/** Of rows that were read one further than the page is long: the page, and where the next one begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => NamePlace,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, next: last ? writePosition(placeOf(last)) : null };
}
