import { operatorCtx } from "@/lib/directory/operator";
import { createSetPasswordLink, redeemSetPasswordLink } from "@/lib/directory/set-password";
import { addUser } from "@/lib/directory/users/edit-user";
import { cookieName, sealSession } from "@/lib/http/session-cookie";

/** The cookie of a new, signed-in admin, as a browser sends it. */
export async function adminCookie(workspace: string): Promise<string> {
  const operator = operatorCtx(workspace);
  const admin = { email: `admin-${Date.now()}@example.com`, role: "admin" } as const;
  const { id } = await addUser(operator, { ...admin, givenName: "Ada", familyName: "Admin" });
  const { secret } = await createSetPasswordLink(operator, { id });
  const visitor = { ...operator, credential: { kind: "visitor" } } as const;
  const session = await redeemSetPasswordLink(visitor, {
    secret,
    password: "a passphrase of the benchmark's admin",
  });
  return `${cookieName("http:")}=${await sealSession(session, workspace)}`;
}
