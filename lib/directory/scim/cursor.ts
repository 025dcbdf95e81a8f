import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKey } from "@/lib/env";
import { badRequest } from "@/lib/scim/error";
import { limits } from "@/lib/scim/limits";

export interface CursorPosition {
  readonly place: { readonly key: string | null; readonly id: string };
  readonly towards: "next" | "previous";
  /** As counted for the first page: counting again for each page would cost more than the page itself. */
  readonly total: number;
  /** The page size; absent from a cursor that an older version issued. */
  readonly count?: number;
}

/** What a cursor is valid for: one workspace, one filter, one sort order. */
export interface CursorScope {
  readonly workspace: string;
  readonly fingerprint: string;
}

const seal = (payload: string, { workspace, fingerprint }: CursorScope) =>
  createHmac("sha256", derivedKey("cursor"))
    .update(JSON.stringify([workspace, fingerprint, payload]))
    .digest("base64url");

/** Encodes and signs a position, so that nobody can alter it or use it elsewhere (RFC 9865 s2). */
export function writeCursor(
  { place, towards, total, count }: Required<CursorPosition>,
  scope: CursorScope,
): string {
  const expires = Math.floor(Date.now() / 1_000) + limits.cursorTimeout;
  const payload = Buffer.from(
    JSON.stringify([place.key, place.id, towards, expires, total, count]),
  ).toString("base64url");
  return `${payload}.${seal(payload, scope)}`;
}

/**
 * Verifies and decodes a cursor. Throws invalidCursor if it isn't ours or belongs to another search, expiredCursor if it
 * is too old, and invalidCount if `count` differs from the first page's (RFC 9865 s2.1).
 */
export function readCursor(
  cursor: string,
  scope: CursorScope,
  asked: number | undefined,
): CursorPosition {
  const [payload = "", given = ""] = cursor.split(".");
  const due = Buffer.from(seal(payload, scope));
  const seen = Buffer.from(given);
  if (due.length !== seen.length || !timingSafeEqual(due, seen)) {
    throw badRequest(
      "invalidCursor",
      "This cursor wasn't issued for this search. Send it back unchanged, with the same filter and sort order.",
    );
  }
  const [key, id, towards, expires, total, count] = JSON.parse(
    Buffer.from(payload, "base64url").toString(),
  ); // signed, so it is what writeCursor wrote
  if (expires < Date.now() / 1_000) {
    throw badRequest(
      "expiredCursor",
      `The cursor is older than ${limits.cursorTimeout} seconds. Start again with an empty cursor.`,
    );
  }
  if (asked !== undefined && count !== undefined && asked !== count) {
    throw badRequest(
      "invalidCount",
      `This cursor was issued for pages of ${count}. Send the same count with it, or none; for another count, start again with an empty cursor.`,
    );
  }
  return { place: { key, id }, towards, total, count };
}
