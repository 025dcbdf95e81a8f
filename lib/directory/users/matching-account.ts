import "server-only";
import type { UserRow } from "@/db/queries/users";
import { caseKey } from "@/lib/scim/case-key";
import type { User } from "@/lib/scim/resources/user";
import type { Actor } from "../actor";
import { conflict } from "../errors";
import { signInEmail } from "./account";

/** The keys by which a document finds an account that exists: its userName, and its sign-in address. */
export function matchingKeys(document: User): string[] {
  const email = signInEmail(document);
  const keys = [document.userName, ...(email === null ? [] : [email])].map(caseKey);
  return [...new Set(keys)];
}

/**
 * Of the accounts that have one of its keys, the one to take over or to bring back, if there is one. Throws conflict
 * where it is an integration's already, or where two match.
 */
export function matchingAccount(
  actor: Actor,
  document: User,
  rows: readonly UserRow[],
): UserRow | undefined {
  const found = rows.filter(isNamedBy(document));

  const present = found.filter((row) => !row.removedAt);
  const taken = present.find((row) => actor.type !== "token" || row.managedBy !== null);
  if (taken) throw clash(taken, document);
  if (present.length > 1) {
    throw conflict(
      "userName",
      `Two accounts match: ${present.map((row) => row.label).join(" by one of them, ")} by the other of userName and email. Make userName and email name one account.`,
    );
  }
  return present[0] ?? found[0];
}

/** By userName, or by address. That one's userName is another's address makes them no one person. */
function isNamedBy(document: User): (row: UserRow) => boolean {
  const userNameKey = caseKey(document.userName);
  const email = signInEmail(document);
  const emailKey = email === null ? null : caseKey(email);
  return (row) =>
    row.userNameKey === userNameKey || (emailKey !== null && row.emailKey === emailKey);
}

function clash(taken: UserRow, document: User) {
  const byName = taken.userNameKey === caseKey(document.userName);
  return byName
    ? conflict(
        "userName",
        `userName "${document.userName}" is taken by another account. Look it up by userName and update that one.`,
      )
    : conflict(
        "emails",
        `The email address "${signInEmail(document)}" belongs to another account (userName "${taken.userName}"). Give one of them another address.`,
      );
}
