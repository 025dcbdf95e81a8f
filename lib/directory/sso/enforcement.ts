import "server-only";
import { findConnection, shareConnection } from "@/db/queries/sso-connection";
import { endPasswordSessionsOfMembers } from "@/db/queries/sso-sessions";
import type { Tx } from "@/db/tx";
import type { Admitted } from "../admit";
import { DirectoryError } from "../errors";
import { connectionInForce } from "./connection";

/**
 * Whether members have to sign in by SSO. It stays so until the transaction ends: whoever comes to require it ends the
 * sessions that passwords have started, and none may begin behind that. It comes before the lock of an account.
 */
export async function isSsoRequired(tx: Tx, admitted: Admitted): Promise<boolean> {
  return (await connectionInForce(tx, admitted, shareConnection))?.mode === "required";
}

/**
 * Ends the sessions that members started with a password, if SSO is required: the plan includes it again, or the person
 * with this id has just stopped being an admin.
 */
export async function endSessionsWithoutSso(tx: Tx, userId?: string): Promise<void> {
  const connection = await findConnection(tx);
  if (connection?.mode === "required") await endPasswordSessionsOfMembers(tx, userId);
}

/** What a member hears who shows a password all the same. */
export const passwordRefusal = () =>
  new DirectoryError(
    "forbidden",
    "This workspace requires single sign-on. Choose Sign in with SSO; only admins can use a password.",
  );
