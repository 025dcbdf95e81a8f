import "server-only";
import { endSession, insertSession } from "@/db/queries/sessions";
import * as signIns from "@/db/queries/sign-in";
import { lockUser, type UserRow } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import { newId } from "@/lib/new-id";
import { caseKey } from "@/lib/scim/case-key";
import type { Actor } from "./actor";
import { type AttemptLimit, assertBelow, passwordLimits, windowEnd } from "./attempt-limit";
import type { Ctx } from "./ctx";
import { DirectoryError } from "./errors";
import { passwordMatches } from "./passwords";
import { isSsoRequired, passwordRefusal } from "./sso/enforcement";
import { target } from "./users/change-account";
import { read, recorded, recordedAll, unchanged, write } from "./write";

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
  const found = await read(ctx, "session:start", async (tx, admitted) => {
    const [account, failures, ssoRequired] = await Promise.all([
      signIns.findForSignIn(tx, emailKey),
      signIns.failuresOf(
        tx,
        all.map(({ key }) => key),
      ),
      isSsoRequired(tx, admitted),
    ]);
    return { account, failures, ssoRequired };
  });
  assertBelow(all, found.failures);

  const { account, ssoRequired } = found;
  const proved = await passwordMatches(account?.hash ?? null, input.password);
  if (!account || !proved) {
    await refuse(ctx, all, account?.user);
    throw notRight();
  }
  if (ssoRequired && account.user.role !== "admin") {
    await refuse(ctx, [], account.user, { reason: "ssoRequired" });
    throw passwordRefusal();
  }
  return write(ctx, "session:start", async (tx) => {
    const user = await lockUser(tx, account.user.id);
    if (!user?.active) throw notRight(); // deactivated while the password was being checked
    await signIns.forgetFailures(tx, limits.account.key);
    const session = await startSession(tx, account.user.id);
    return recorded(session, {
      action: "user.signed_in",
      target: target(account.user),
      by: asActor(account.user),
      ...(ssoRequired && { after: { withoutRequiredSso: true } }),
    });
  });
}

const notRight = () =>
  new DirectoryError("unauthenticated", "The email or the password isn't right.");

/** Ends the caller's session, on every instance. */
export async function signOut(ctx: Ctx): Promise<void> {
  const { credential } = ctx;
  if (credential.kind !== "session") return;
  await write(ctx, "own:read", async (tx, { actor }) => {
    await endSession(tx, credential.id);
    if (actor.type !== "user") return unchanged(undefined);
    return recorded(undefined, { action: "user.signed_out", target: target(actor) });
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

async function refuse(
  ctx: Ctx,
  limits: readonly AttemptLimit[],
  user: UserRow | undefined,
  after?: { reason: string },
): Promise<void> {
  const keys = limits.map(({ key }) => key);
  await write(ctx, "session:start", async (tx) => {
    if (keys.length > 0) await signIns.countFailure(tx, keys, windowEnd());
    const refused = user && {
      action: "user.sign_in_refused",
      target: target(user),
      ...(after && { after }),
    };
    return recordedAll(undefined, refused ? [refused] : []);
  });
}
