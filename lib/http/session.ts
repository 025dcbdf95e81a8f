import "server-only";
import { cookies } from "next/headers";
import type { Ctx } from "@/lib/directory/ctx";
import * as passwords from "@/lib/directory/set-password";
import { type Session, signIn, signOut } from "@/lib/directory/sign-in";
import { sessionAtProvider } from "@/lib/directory/sso/single-logout";
import { requestOrigin } from "./request-ctx";
import { leaveTicket } from "./saml/leave-ticket";
import { cookieName, sealSession } from "./session-cookie";

/** Signs a visitor in and hands the browser its session. Throws what `signIn` throws. */
export async function startSession(
  ctx: Ctx,
  credentials: { email: string; password: string },
): Promise<void> {
  await handSession(ctx, await signIn(ctx, credentials));
}

/** Sets a password through a single-use link and signs the person in. Throws what the verb throws. */
export async function redeemSetPasswordLink(
  ctx: Ctx,
  input: { secret: string; password: string },
): Promise<void> {
  await handSession(ctx, await passwords.redeemSetPasswordLink(ctx, input));
}

/**
 * Ends the session on the server and in the browser. Returns the path to continue to, where the identity provider is
 * asked to end its own session; ours has ended whether or not it answers.
 */
export async function endSession(ctx: Ctx): Promise<string> {
  const atProvider = await sessionAtProvider(ctx);
  await signOut(ctx);
  (await cookies()).delete(cookieName(await requestOrigin()));
  if (!atProvider) return "/sign-in";
  return `/saml/leave?ticket=${await leaveTicket(atProvider, ctx.workspace)}`;
}

/** Sets the session cookie. Without a Domain it is host-only: it is never sent to another workspace's host. */
export async function handSession({ workspace }: Ctx, session: Session): Promise<void> {
  const origin = await requestOrigin();
  (await cookies()).set(cookieName(origin), await sealSession(session, workspace), {
    httpOnly: true,
    sameSite: "lax",
    secure: origin.startsWith("https:"),
    path: "/",
    expires: session.expiresAt,
  });
}
