import "server-only";
import { randomBytes } from "node:crypto";
import { savePassword } from "@/db/queries/passwords";
import { endSessions } from "@/db/queries/sessions";
import * as links from "@/db/queries/set-password-links";
import { lockUser, type UserRow } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import type { Ctx } from "./ctx";
import { DirectoryError, invalid, notFound } from "./errors";
import type { ActivityEntry } from "./outcome";
import { hashPassword } from "./passwords";
import { asActor, type Session, startSession } from "./sign-in";
import { isSsoRequired, passwordRefusal } from "./sso/enforcement";
import { digestOf } from "./token-secret";
import { userTarget } from "./users/change-account";
import { read, recorded, write } from "./write";

export const linkHours = 72;

export interface SetPasswordLink {
  /** The only copy. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Creates a one-time link for a person and voids any earlier ones. Throws notFound, invalid. */
export const createSetPasswordLink = (ctx: Ctx, { id }: { id: string }): Promise<SetPasswordLink> =>
  write(ctx, "users:write", async (tx) => {
    const user = await lockUser(tx, id);
    if (!user) throw notFound("User");
    const { link, entry } = await issueLink(tx, user);
    return recorded(link, entry);
  });

/** Creates a link and its event within a change that has locked the account. Throws invalid. */
export async function issueLink(
  tx: Tx,
  user: UserRow,
): Promise<{ link: SetPasswordLink; entry: ActivityEntry }> {
  if (!user.email) throw invalid("email", `${user.label} has no email address to sign in with.`);
  if (!user.active) {
    throw invalid("active", `${user.label} is deactivated. Reactivate the account first.`);
  }
  const secret = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + linkHours * 3_600_000);
  await links.replaceLinks(tx, { digest: digestOf(secret), userId: user.id, expiresAt });
  const after = { expiresAt: expiresAt.toISOString() };
  return {
    link: { secret, expiresAt },
    entry: { action: "user.set_password_link_created", target: userTarget(user), after },
  };
}

/** Whether the link with this secret can still be used. */
export const isUsableLink = async (ctx: Ctx, { secret }: { secret: string }): Promise<boolean> =>
  (await ownerOf(ctx, digestOf(secret))) !== undefined;

const ownerOf = (ctx: Ctx, digest: Buffer): Promise<string | undefined> =>
  read(ctx, "session:start", (tx) => links.ownerOfLink(tx, digest));

/** Spends a link: sets the password, ends the person's sessions, and starts a new one. Throws invalid or forbidden. */
export async function redeemSetPasswordLink(
  ctx: Ctx,
  { secret, password }: { secret: string; password: string },
): Promise<Session> {
  const digest = digestOf(secret);
  const userId = await ownerOf(ctx, digest);
  // Checked first, so that nobody without a link can make the server compute a hash, which is slow by design.
  if (userId === undefined) throw linkIsOver();
  const hash = await hashPassword(password);
  return write(ctx, "session:start", async (tx, admitted) => {
    const ssoRequired = await isSsoRequired(tx, admitted);
    const user = await lockUser(tx, userId);
    if (!user?.active || !(await links.spendLink(tx, digest))) throw linkIsOver();
    if (ssoRequired && user.role !== "admin") throw passwordRefusal();
    await savePassword(tx, user.id, hash, new Date());
    await endSessions(tx, user.id);
    const session = await startSession(tx, user.id);
    return recorded(session, {
      action: "user.password_set",
      target: userTarget(user),
      by: asActor(user),
    });
  });
}

const linkIsOver = () =>
  new DirectoryError(
    "forbidden",
    "This link has already been used or has expired. Ask an admin for a new one.",
  );
