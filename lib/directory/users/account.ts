import type { EmailKey, UserRow } from "@/db/queries/users";
import type { Role } from "@/db/schema/users";
import { caseKey } from "@/lib/scim/case-key";
import { limits } from "@/lib/scim/limits";
import { type User, userType } from "@/lib/scim/resources/user";
import { searchDocument } from "@/lib/scim/search-document";
import { roleIn } from "./known-roles";

/** Whether a text is accepted as an email address: not RFC 5321's grammar, but short enough for an index. */
export const looksLikeEmail = (text: string): boolean =>
  /^[^\s@]+@[^\s@]+$/.test(text) && text.length <= limits.maxKeyLength;

/** The sign-in address: the primary one, else work, else the first, else the userName if it is an email address. */
export function signInEmail({ emails = [], userName }: User): string | null {
  const chosen =
    emails.find((email) => email.primary) ??
    emails.find((email) => caseKey(email.type ?? "") === "work") ??
    emails[0];
  return chosen?.value ?? (looksLikeEmail(userName) ? userName : null);
}

/** The role that an account's `roles` give it. Entra also sends its own roles; they are kept, and mean nothing here. */
export const roleOf = ({ roles = [] }: User): Role =>
  roles.some((role) => roleIn(role) === "admin") ? "admin" : "member";

/** Cut to fit the index that sorts people and finds them as members. */
function labelOf({ displayName, name, userName }: User): string {
  const parts = [name?.givenName, name?.familyName].filter(Boolean).join(" ");
  const label = displayName || name?.formatted || parts || userName;
  return label.slice(0, limits.maxKeyLength).toWellFormed();
}

export type AccountColumns = Omit<
  UserRow,
  "id" | "scimId" | "version" | "managedBy" | "removedAt" | "createdAt" | "lastModified"
>;

/** The columns derived from an account's document. */
export function accountColumns(document: User): AccountColumns {
  const email = signInEmail(document);
  const label = labelOf(document);
  return {
    document,
    search: searchDocument(userType, document),
    userName: document.userName,
    userNameKey: caseKey(document.userName),
    externalId: document.externalId ?? null,
    email,
    emailKey: email === null ? null : caseKey(email),
    label,
    labelKey: caseKey(label),
    active: document.active ?? true,
    role: roleOf(document),
  };
}

/** The address keys for filters. */
export function emailKeys({ emails = [] }: User): EmailKey[] {
  const keys = emails.flatMap(({ value, type }) =>
    value === undefined ? [] : [{ valueKey: caseKey(value), typeKey: caseKey(type ?? "") }],
  );
  return [...new Map(keys.map((key) => [`${key.typeKey}\n${key.valueKey}`, key])).values()];
}
