import "server-only";
import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { endSession, insertSession } from "@/db/queries/sessions";
import * as signIns from "@/db/queries/sign-in";
import type { UserRow } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import { caseKey } from "@/lib/scim/case-key";
import type { Actor } from "./actor";
import type { Ctx } from "./ctx";
import { DirectoryError } from "./errors";
import { passwordMatches } from "./passwords";
import { target } from "./users/change-account";
import { read, recorded, recordedAll, unchanged, write } from "./write";

export interface Session {
  readonly id: string;
  readonly expiresAt: Date;
}

const sessionDays = 7;
const windowMinutes = 15;
const perAddress = 60;
const perAccountAtAddress = 8;

/**
 * Proves an email and password and starts a session. Throws unauthenticated, and rateLimited after too many
 * failures from one address: an account can't be locked from elsewhere.
 */
export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string },
): Promise<Session> {
  const emailKey = caseKey(input.email.trim());
  const keys = failureKeys(ctx, emailKey);
  const found = await read(ctx, "session:start", async (tx) => {
    const [account, failures] = await Promise.all([
      signIns.findForSignIn(tx, emailKey),
      signIns.failuresOf(tx, Object.values(keys)),
    ]);
    return { account, failures };
  });
  assertNotLimited(found.failures, keys);

  const { account } = found;
  const proved = await passwordMatches(account?.hash ?? null, input.password);
  if (!account || !proved) {
    await refuse(ctx, Object.values(keys), account?.user);
    throw new DirectoryError("unauthenticated", "The email or the password isn't right.");
  }
  return write(ctx, "session:start", async (tx) => {
    await signIns.forgetFailures(tx, keys.account);
    const session = await startSession(tx, account.user.id);
    return recorded(session, {
      action: "user.signed_in",
      target: target(account.user),
      by: asActor(account.user),
    });
  });
}

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
  const session = { id: uuidv7(), expiresAt: new Date(now + sessionDays * 86_400_000) };
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

async function refuse(ctx: Ctx, keys: string[], user: UserRow | undefined): Promise<void> {
  await write(ctx, "session:start", async (tx) => {
    await signIns.countFailure(tx, keys, new Date(Date.now() + windowMinutes * 60_000));
    return recordedAll(
      undefined,
      user ? [{ action: "user.sign_in_refused", target: target(user) }] : [],
    );
  });
}

function failureKeys(ctx: Ctx, emailKey: string) {
  const address = ctx.request.ip ?? "unknown";
  const account = createHash("sha256").update(`${address}\n${emailKey}`).digest("hex");
  return { address: `address ${address}`, account: `account ${account}` };
}

function assertNotLimited(
  failures: { key: string; failures: number; windowEndsAt: Date }[],
  keys: { account: string },
): void {
  const over = failures.find(
    ({ key, failures: count }) =>
      count >= (key === keys.account ? perAccountAtAddress : perAddress),
  );
  if (!over) return;
  const retryAfter = Math.max(1, Math.ceil((over.windowEndsAt.getTime() - Date.now()) / 1_000));
  throw new DirectoryError(
    "rateLimited",
    `Too many attempts. Try again in ${Math.ceil(retryAfter / 60)} minutes, or ask an admin for a set-password link.`,
    { retryAfter },
  );
}
