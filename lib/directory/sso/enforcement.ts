import "server-only";
import { findConnection, shareConnection } from "@/db/queries/sso-connection";
import { endPasswordSessionsOfMembers } from "@/db/queries/sso-sessions";
import type { Tx } from "@/db/tx";
import type { Admitted } from "../admit";
import { DirectoryError } from "../errors";
import { connectionInForce } from "./connection";

/**
 * Whether members must sign in by SSO. Locks the answer until the transaction ends: requiring SSO ends password
 * sessions, and none may start unnoticed meanwhile. Must be called before locking an account.
 */
export async function isSsoRequired(tx: Tx, admitted: Admitted): Promise<boolean> {
  return (await connectionInForce(tx, admitted, shareConnection))?.mode === "required";
}

/** Ends members' password sessions if SSO is required; only one person's, if an id is given. */
export async function endSessionsWithoutSso(tx: Tx, userId?: string): Promise<void> {
  const connection = await findConnection(tx);
  if (connection?.mode === "required") await endPasswordSessionsOfMembers(tx, userId);
}

/** The error for a member who uses a password although SSO is required. */
export const passwordRefusal = () =>
  new DirectoryError(
    "forbidden",
    "This workspace requires single sign-on. Choose Sign in with SSO; only admins can use a password.",
  );
