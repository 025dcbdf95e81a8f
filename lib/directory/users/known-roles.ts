import { roles } from "@/db/schema/users";
import { caseKey } from "@/lib/scim/case-key";
import type { User } from "@/lib/scim/resources/user";
import { invalid } from "../errors";

/** The first role that isn't one here, if any is. */
export const unknownRole = ({ roles: given = [] }: User) =>
  given.find(({ value, display }) => !isKnown(value) && !isKnown(display));

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

const known: ReadonlySet<string> = new Set(roles);
const isKnown = (name: string | undefined) => name !== undefined && known.has(caseKey(name));
