import { type Role, roles } from "@/db/schema/users";
import { caseKey } from "@/lib/scim/case-key";
import type { User } from "@/lib/scim/resources/user";
import { invalid } from "../errors";

/** The first role that isn't one here, if any is. */
export const unknownRole = ({ roles: given = [] }: User) =>
  given.find((role) => roleIn(role) === undefined);

/** Throws invalid for a role that isn't one here: an account begins with roles that mean something. */
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
 * The role that one of an account's `roles` says by its value, or, where that is a word of the directory's own, by its
 * label: a label that is left behind when the value changes makes nobody an admin. Undefined where it is none of ours.
 */
export function roleIn({ value, display }: NonNullable<User["roles"]>[number]): Role | undefined {
  const [first, second] = [value, display].map((name = "") => caseKey(name));
  return roles.find((role) => role === first) ?? roles.find((role) => role === second);
}
