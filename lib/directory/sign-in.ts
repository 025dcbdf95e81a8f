import "server-only";
import { findForSignIn } from "@/db/queries/passwords";
import { endSession, insertSession } from "@/db/queries/sessions";
import * as failures from "@/db/queries/sign-in-failures";
import { lockUser, type UserRow } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import { newId } from "@/lib/new-id";
import { caseKey } from "@/lib/scim/case-key";
import type { Actor } from "./actor";
import { assertWithin, passwordLimits, windowEnd } from "./attempt-limit";
import type { Ctx } from "./ctx";
import { DirectoryError } from "./errors";
import type { ActivityEntry } from "./outcome";
import { passwordMatches } from "./passwords";
import { isSsoRequired, passwordRefusal } from "./sso/enforcement";
import { userTarget } from "./users/change-account";
import { recorded, unchanged, write } from "./write";

export interface Session {
  readonly id: string;
  readonly expiresAt: Date;
}

const sessionDays = 7;

/**
 * Verifies an email and password and starts a session. Throws unauthenticated, forbidden if the person must use single
 * sign-on, and rateLimited after too many failures from one address.
 */
export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string },
): Promise<Session> {
  const emailKey = caseKey(input.email.trim());
  const limits = passwordLimits(ctx, emailKey);
  const all = Object.values(limits);
  const keys = all.map(({ key }) => key);
  const account = await write(ctx, "session:start", async (tx) => {
    // Counted before the password is verified, so that concurrent attempts count too.
    assertWithin(all, await failures.countFailure(tx, keys, windowEnd()));
    return unchanged(await findForSignIn(tx, emailKey));
  });

  const proved = await passwordMatches(account?.hash ?? null, input.password);
  if (!account || !proved) {
    await (account ? refuse(ctx, account.user) : refuseNobody(ctx, limits.account.key));
    throw notRight();
  }
  const session = await write(ctx, "session:start", async (tx, admitted) => {
    const ssoRequired = await isSsoRequired(tx, admitted);
    const locked = lockUser(tx, account.user.id);
    const [found] = await Promise.all([findForSignIn(tx, emailKey), locked]);
    // Deactivated, or the password changed, while it was being verified.
    if (found?.hash !== account.hash) throw notRight();
    const { user } = found;
    if (ssoRequired && user.role !== "admin") {
      await failures.takeFailureBack(tx, keys); // the password was right
      return recorded(undefined, { ...refused(user), after: { reason: "ssoRequired" } });
    }
    await failures.forgetFailures(tx, limits.account.key);
    await failures.takeFailureBack(tx, [limits.address.key]);
    return recorded(await startSession(tx, user.id), {
      action: "user.signed_in",
      target: userTarget(user),
      by: asActor(user),
      ...(ssoRequired && { after: { withoutRequiredSso: true } }),
    });
  });
  if (!session) throw passwordRefusal();
  return session;
}

const notRight = () => new DirectoryError("unauthenticated", "The email or password is incorrect.");

/** Ends the caller's session, on every instance. */
export async function signOut(ctx: Ctx): Promise<void> {
  const { credential } = ctx;
  if (credential.kind !== "session") return;
  await write(ctx, "own:read", async (tx, { actor }) => {
    await endSession(tx, credential.id);
    if (actor.type !== "user") return unchanged(undefined);
    return recorded(undefined, { action: "user.signed_out", target: userTarget(actor) });
  });
}

/** Starts a session for somebody already authenticated. */
export async function startSession(tx: Tx, userId: string): Promise<Session> {
  const now = Date.now();
  const session = { id: newId(), expiresAt: new Date(now + sessionDays * 86_400_000) };
  await insertSession(tx, { ...session, userId, createdAt: new Date(now) });
  return session;
}

/** An account as the actor of its own authenticated sign-in. */
export const asActor = ({ id, label, email, role }: UserRow): Actor => ({
  type: "user",
  id,
  label,
  email,
  role,
});

const refused = (user: UserRow): ActivityEntry => ({
  action: "user.sign_in_refused",
  target: userTarget(user),
});

async function refuse(ctx: Ctx, user: UserRow): Promise<void> {
  await write(ctx, "session:start", async () => recorded(undefined, refused(user)));
}

/** Writes and commits a row as `refuse` does, so that a refusal's timing doesn't reveal who has an account. */
async function refuseNobody(ctx: Ctx, key: string): Promise<void> {
  await write(ctx, "session:start", async (tx) => unchanged(await failures.keepFailure(tx, key)));
}
