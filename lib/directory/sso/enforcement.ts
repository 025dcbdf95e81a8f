import "server-only";
import { shareConnection } from "@/db/queries/sso-connection";
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

/** What a member hears who shows a password all the same. */
export const passwordRefusal = () =>
  new DirectoryError(
    "forbidden",
    "This workspace requires single sign-on. Choose Sign in with SSO; only admins can use a password.",
  );
