import "server-only";
import { type AccountKeys, findUsersByKeys, type UserRow } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import { caseKey } from "@/lib/scim/case-key";
import type { User } from "@/lib/scim/resources/user";
import type { Actor } from "../actor";
import { conflict } from "../errors";
import { signInEmail } from "./account";

/** The keys for finding a document's existing account: its userName and its sign-in address. */
export function matchingKeys(document: User): AccountKeys {
  const userNameKey = caseKey(document.userName);
  const email = signInEmail(document);
  return email === null ? [userNameKey] : [userNameKey, caseKey(email)];
}

/**
 * The account to take over or restore, if any, among those with one of the document's keys. Throws conflict if the
 * account isn't the caller's to take over, or if two match.
 */
export function matchingAccount(
  actor: Actor,
  document: User,
  rows: readonly UserRow[],
): UserRow | undefined {
  const found = rows.filter(isNamedBy(document));

  const present = found.filter((row) => !row.removedAt);
  const taken = present.find((row) => actor.type !== "token" || row.managedBy !== null);
  if (taken) throw clash(taken, document, "Look it up by userName and update it instead.");
  if (present.length > 1) {
    throw conflict(
      "userName",
      `Two accounts match, one by userName and the other by email address: ${present.map(({ label }) => `"${label}"`).join(" and ")}. Send the userName and email address of the same account.`,
    );
  }
  return present[0] ?? found[0];
}

/** Throws conflict if another account, not removed, has the document's userName or sign-in address. */
export async function assertNotTaken(tx: Tx, row: UserRow, document: User): Promise<void> {
  const present = await findUsersByKeys(tx, matchingKeys(document));
  const taken = present.filter(isNamedBy(document)).find(({ id }) => id !== row.id);
  if (taken) throw clash(taken, document, "Give one of the two a different userName.");
}

/** By userName or by address, never across: a userName equal to another's address doesn't make them one person. */
function isNamedBy(document: User): (row: UserRow) => boolean {
  const userNameKey = caseKey(document.userName);
  const email = signInEmail(document);
  const emailKey = email === null ? null : caseKey(email);
  return (row) =>
    row.userNameKey === userNameKey || (emailKey !== null && row.emailKey === emailKey);
}

function clash(taken: UserRow, document: User, advice: string) {
  const byName = taken.userNameKey === caseKey(document.userName);
  return byName
    ? conflict(
        "userName",
        `The userName "${document.userName}" is already used by the account "${taken.label}". ${advice}`,
      )
    : conflict(
        "emails",
        `The email address "${signInEmail(document)}" is already used by the account "${taken.label}" (userName "${taken.userName}"). Give one of the two a different address.`,
      );
}
