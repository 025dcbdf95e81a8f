import type { NamePlace } from "@/db/by-name";
import { isUuid } from "@/db/uuid-array";

/** Encodes a place in a list sorted by name, for a URL. */
export const writePosition = ({ key, id }: NamePlace): string =>
  Buffer.from(JSON.stringify([key, id])).toString("base64url");

/** Decodes a place; undefined if the text is invalid, so that a mangled URL shows the first page. */
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

/** The page and the position of the next one, from rows read with one more than the page holds. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => NamePlace,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, next: last ? writePosition(placeOf(last)) : null };
}

/** The same for rows in order of id, whose last id is the position of the next page. */
export function pageById<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
): { page: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  return { page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** All rows of a list, a thousand at a time, for an export; no transaction stays open between pages. */
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
