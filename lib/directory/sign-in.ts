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
 * Proves an email and password and starts a session. Throws unauthenticated, forbidden where the person has to use
 * single sign-on, and rateLimited after too many failures from one address.
 */
export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string },
): Promise<Session> {
  const emailKey = caseKey(input.email.trim());
  const limits = passwordLimits(ctx, emailKey);
  const all = Object.values(limits);
  const keys = all.map(({ key }) => key);
  const { account, ssoRequired } = await write(ctx, "session:start", async (tx, admitted) => {
    // Counted before the password is looked at: attempts at the same time are attempts, too.
    assertWithin(all, await failures.countFailure(tx, keys, windowEnd()));
    const [found, required] = await Promise.all([
      findForSignIn(tx, emailKey),
      isSsoRequired(tx, admitted),
    ]);
    return unchanged({ account: found, ssoRequired: required });
  });

  const proved = await passwordMatches(account?.hash ?? null, input.password);
  if (!account || !proved) {
    await (account ? refuse(ctx, account.user) : refuseNobody(ctx, limits.account.key));
    throw notRight();
  }
  if (ssoRequired && account.user.role !== "admin") {
    await refuse(ctx, account.user, { reason: "ssoRequired", uncounted: keys });
    throw passwordRefusal();
  }
  return write(ctx, "session:start", async (tx) => {
    const locked = lockUser(tx, account.user.id);
    const [found] = await Promise.all([findForSignIn(tx, emailKey), locked]);
    // Deactivated, or given another password, while this one was being checked.
    if (found?.hash !== account.hash) throw notRight();
    await failures.forgetFailures(tx, limits.account.key);
    await failures.takeFailureBack(tx, [limits.address.key]);
    const session = await startSession(tx, account.user.id);
    return recorded(session, {
      action: "user.signed_in",
      target: userTarget(account.user),
      by: asActor(account.user),
      ...(ssoRequired && { after: { withoutRequiredSso: true } }),
    });
  });
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

/** Starts a session for somebody who has been proved. */
export async function startSession(tx: Tx, userId: string): Promise<Session> {
  const now = Date.now();
  const session = { id: newId(), expiresAt: new Date(now + sessionDays * 86_400_000) };
  await insertSession(tx, { ...session, userId, createdAt: new Date(now) });
  return session;
}

/** The actor that an account is once its password was proved. */
export const asActor = ({ id, label, email, role }: UserRow): Actor => ({
  type: "user",
  id,
  label,
  email,
  role,
});

interface Refusal {
  readonly reason: string;
  /** What the attempt doesn't count against, for the password was right. */
  readonly uncounted: string[];
}

async function refuse(ctx: Ctx, user: UserRow, refusal?: Refusal): Promise<void> {
  await write(ctx, "session:start", async (tx) => {
    if (refusal) await failures.takeFailureBack(tx, refusal.uncounted);
    return recorded(undefined, {
      action: "user.sign_in_refused",
      target: userTarget(user),
      ...(refusal && { after: { reason: refusal.reason } }),
    });
  });
}

/** Writes a row and waits for the disk, as `refuse` does, so that a refusal's time doesn't tell who has an account. */
async function refuseNobody(ctx: Ctx, key: string): Promise<void> {
  await write(ctx, "session:start", async (tx) => unchanged(await failures.keepFailure(tx, key)));
}
