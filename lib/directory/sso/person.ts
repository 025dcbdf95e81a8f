import "server-only";
import type { ConnectionRow } from "@/db/queries/sso-connection";
import { lockUsersByKeys, type UserRow } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import type { Assertion } from "@/lib/saml/assertion";
import { caseKey } from "@/lib/scim/case-key";
import type { User } from "@/lib/scim/resources/user";
import { looksLikeEmail } from "../users/account";
import { identityDocument } from "../users/edit-user";

/** Why somebody whom the provider authenticated may not sign in. */
export type PersonRefusal = "noEmail" | "unknownPerson" | "deactivated";

/** The person of a verified assertion in this workspace. */
export type Person =
  | { kind: "known"; user: UserRow }
  | { kind: "new"; document: User }
  | { kind: "refused"; reason: PersonRefusal; email: string; user?: UserRow };

/**
 * Finds the account with an assertion's email, ignoring case, and locks it. Someone deactivated, or removed by SCIM, may
 * not sign in, whether or not accounts are created on sign-in.
 */
export async function personOf(
  tx: Tx,
  connection: ConnectionRow,
  assertion: Assertion,
): Promise<Person> {
  const email = emailOf(connection, assertion);
  if (!looksLikeEmail(email)) return { kind: "refused", reason: "noEmail", email };

  const key = caseKey(email);
  const accounts = await lockUsersByKeys(tx, [key]);
  const theirs = accounts.filter((account) => account.emailKey === key);
  const user = theirs.find((account) => account.active && !account.removedAt);
  if (user) return { kind: "known", user };

  const [inactive] = theirs;
  if (inactive) return { kind: "refused", reason: "deactivated", email, user: inactive };
  // Somebody else's userName can't become this person's.
  if (!connection.createOnSignIn || accounts.length > 0) {
    return { kind: "refused", reason: "unknownPerson", email };
  }
  const document = identityDocument({
    email,
    givenName: valueNamed(assertion, connection.givenNameAttribute),
    familyName: valueNamed(assertion, connection.familyNameAttribute),
  });
  return { kind: "new", document };
}

const emailOf = ({ emailAttribute }: ConnectionRow, assertion: Assertion): string =>
  emailAttribute ? valueNamed(assertion, emailAttribute) : assertion.nameId;

function valueNamed({ attributes }: Assertion, name: string | null): string {
  return attributes.find((attribute) => attribute.name === name)?.values[0]?.trim() ?? "";
}
