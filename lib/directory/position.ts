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

/** The same of rows in the order of their ids, where the last id is where the next page begins. */
export function pageById<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  return { page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** All rows of a list, a thousand at a time, for an export; no transaction stays open between two pages. */
export async function* allPages<Row>(
  read: (page: { after: string | undefined; limit: number }) => Promise<{
    page: Row[];
    next: string | null;
  }>,
): AsyncGenerator<Row[]> {
  let after: string | undefined;
  do {
    const { page, next } = await read({ after, limit: 1_000 });
    yield page;
    after = next ?? undefined;
  } while (after);
}
