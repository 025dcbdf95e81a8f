/** A place in a sorted list, as text for a URL: the key and id of the last row that was shown. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

/** Writes a position down. */
export const writePosition = ({ key, id }: Position): string =>
  Buffer.from(JSON.stringify([key, id])).toString("base64url");

/** Reads a position; undefined where the text is none, so that a bent URL shows the first page. */
export function readPosition(text: string | undefined): Position | undefined {
  if (!text) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(parsed)) return undefined;
    const [key, id] = parsed;
    if (typeof key !== "string" || typeof id !== "string" || key.includes("\0")) return undefined;
    return { key, id };
  } catch {
    return undefined;
  }
}
