import "server-only";
import { findConnection } from "@/db/queries/sso";
import type { Tx } from "@/db/tx";
import type { Admitted } from "../admit";
import { DirectoryError } from "../errors";
import { includes } from "../plans";

/** Whether members have to sign in by SSO. A plan without SSO requires none, so that nobody is locked out by a downgrade. */
export async function isSsoRequired(
  tx: Tx,
  admitted: Admitted | Promise<Admitted>,
): Promise<boolean> {
  const [connection, { tenant }] = await Promise.all([findConnection(tx), admitted]);
  return connection?.mode === "required" && includes(tenant.plan, "sso");
}

/** What a member hears who shows a password all the same. */
export const passwordRefusal = () =>
  new DirectoryError(
    "forbidden",
    "This workspace requires single sign-on. Use Sign in with SSO; passwords are for admins alone.",
  );
