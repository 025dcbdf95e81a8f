import { type Role, roles } from "@/db/schema/users";
import { caseKey } from "@/lib/scim/case-key";
import type { User } from "@/lib/scim/resources/user";
import { invalid } from "../errors";

/** The first role that Accedo doesn't have, if any. */
export const unknownRole = ({ roles: given = [] }: User) =>
  given.find((role) => roleIn(role) === undefined);

/** Throws invalid for a role that Accedo doesn't have: a new account's roles must mean something. */
export function assertKnownRoles(document: User): void {
  const unknown = unknownRole(document);
  if (!unknown) return;
  const named = unknown.value ?? unknown.display ?? "";
  throw invalid(
    "roles",
    `"roles" has "${named}", which isn't a role in Accedo. Send "admin" or "member".`,
  );
}

/**
 * The role that an entry of `roles` names by its value or, if that is the directory's own term, by its label: a stale
 * label beside a changed value makes nobody an admin. Undefined if it is none of ours.
 */
export function roleIn({ value, display }: NonNullable<User["roles"]>[number]): Role | undefined {
  const [first, second] = [value, display].map((name = "") => caseKey(name));
  return roles.find((role) => role === first) ?? roles.find((role) => role === second);
}
