import type { Failure } from "@/db/failure";
import { DirectoryError } from "./errors";

/** Turns a database failure into the caller's error; `cause` stays on the server. */
export function refusalFor(failure: Failure, cause: unknown): DirectoryError {
  switch (failure.kind) {
    case "duplicate":
      return failure.constraint === "tenants_slug_key"
        ? new DirectoryError("conflict", "A workspace with this slug already exists.", {
            field: "slug",
            cause,
          })
        : new DirectoryError(
            "conflict",
            "Another request has just created the same resource. Read it again, then retry.",
            { cause },
          );
    case "missing reference":
      return new DirectoryError(
        "invalid",
        "Something that this request refers to has just been removed. Nothing was changed; read it again, then retry.",
        { cause },
      );
    case "unstorable":
      return new DirectoryError(
        "invalid",
        "The text has an invalid character, U+0000. Remove it.",
        { cause },
      );
    // Not 400 tooMany: a busy database, or a table locked by a migration, isn't the request's fault.
    case "slow":
      return new DirectoryError(
        "unavailable",
        "The request took Accedo's database too long and was stopped; nothing was changed. If it happens again, ask for less: search by id, userName, externalId, email address or displayName with eq, or use smaller pages.",
        { retryAfter: 30, cause },
      );
    case "collision":
      return new DirectoryError(
        "unavailable",
        "Other requests were changing the same data, and this one had to give way several times; nothing was changed. Try again in a few seconds.",
        { retryAfter: 2, cause },
      );
    case "unavailable":
      return new DirectoryError(
        "unavailable",
        "Accedo can't reach its database right now. Try again in a few seconds.",
        { retryAfter: 5, cause },
      );
  }
}
