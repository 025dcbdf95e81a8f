import "server-only";
import type { Tx } from "@/db/tx";
import type { Admitted } from "../admit";
import { DirectoryError } from "../errors";
import { connectionInForce } from "./connection";

/** Whether members have to sign in by SSO. */
export async function isSsoRequired(
  tx: Tx,
  admitted: Admitted | Promise<Admitted>,
): Promise<boolean> {
  return (await connectionInForce(tx, admitted))?.mode === "required";
}

/** What a member hears who shows a password all the same. */
export const passwordRefusal = () =>
  new DirectoryError(
    "forbidden",
    "This workspace requires single sign-on. Choose Sign in with SSO; only admins can use a password.",
  );
