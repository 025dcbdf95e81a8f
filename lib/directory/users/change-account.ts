import "server-only";
import { endSessions } from "@/db/queries/sessions";
import * as users from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import { newId } from "@/lib/new-id";
import { sameJson } from "@/lib/scim/json";
import type { User } from "@/lib/scim/resources/user";
import type { Actor } from "../actor";
import { changesBetween } from "../changes";
import { DirectoryError } from "../errors";
import { leaveAllGroups } from "../groups/membership";
import { type ActivityEntry, type Outcome, recorded, unchanged, untouched } from "../outcome";
import { endSessionsWithoutSso } from "../sso/enforcement";
import { type AccountColumns, accountColumns, emailKeys } from "./account";
import { assertNotTaken } from "./matching-account";

type UserRow = users.UserRow;

/**
 * The one way in which an account changes, by a person or by an IdP. Keeps the last admin, ends the sessions of
 * somebody who is out, and lets the first write of a token take the account over. Gives `unchanged` where the
 * document stays as it was; such a write still links. A removed account comes back when a token sends it anew, or
 * when a person makes it active.
 */
export async function changeAccount(
  tx: Tx,
  actor: Actor,
  row: UserRow,
  after: User,
): Promise<Outcome<UserRow>> {
  const before = row.document;
  const link = actor.type === "token" && row.managedBy === null ? { managedBy: actor.id } : {};
  const comesBack = row.removedAt !== null && (actor.type === "token" || after.active !== false);

  if (!comesBack && sameJson(before, after)) {
    return "managedBy" in link ? unchanged(users.saveUser(tx, row, link)) : untouched(row);
  }

  const columns = accountColumns(after);
  if (!columns.active || columns.role !== "admin") await assertNotLastAdmin(tx, row);
  await assertNamesFree(tx, row, { columns, comesBack });

  const saved = users.saveUser(
    tx,
    row,
    {
      ...columns,
      ...(comesBack && cameBack()),
      ...(actor.type === "token" && { managedBy: actor.id }),
      version: row.version + 1,
      lastModified: new Date(),
    },
    sameJson(before.emails, after.emails) ? undefined : emailKeys(after),
  );
  await endSessionsAfter(tx, row, saved);
  return recorded(saved, {
    action: actionFor(before, saved),
    target: userTarget(saved),
    ...changesBetween(
      { ...before, removed: row.removedAt !== null },
      { ...after, removed: saved.removedAt !== null },
    ),
  });
}

/** Ends the sessions of somebody who is out, and password sessions of somebody who may no longer use a password. */
async function endSessionsAfter(tx: Tx, before: UserRow, after: UserRow): Promise<void> {
  if (before.active && !after.active) await endSessions(tx, before.id);
  else if (before.role === "admin" && after.role !== "admin") {
    await endSessionsWithoutSso(tx, before.id);
  }
}

/** The id that SCIM deleted stays gone; and whom a person brings back is Accedo's alone until an IdP claims the account. */
const cameBack = () => ({ removedAt: null, managedBy: null, scimId: newId() });

/** Takes an account out for SCIM (RFC 7644 s3.6): deactivated, in no group, kept with its sign-offs. */
export async function removeAccount(tx: Tx, actor: Actor, row: UserRow): Promise<Outcome<void>> {
  await assertNotLastAdmin(tx, row);
  await endSessions(tx, row.id);
  const left: ActivityEntry[] = await leaveAllGroups(tx, row);
  const now = new Date();
  users.saveUser(tx, row, {
    ...accountColumns({ ...row.document, active: false }),
    ...(actor.type === "token" && { managedBy: actor.id }),
    removedAt: now,
    version: row.version + 1,
    lastModified: now,
  });
  return recorded(
    undefined,
    {
      action: "user.deactivated",
      target: userTarget(row),
      ...changesBetween({ active: row.active, removed: false }, { active: false, removed: true }),
    },
    ...left,
  );
}

/** The event's name for a saved account. */
export const userTarget = (row: { id: string; label: string }) => ({
  type: "user",
  id: row.id,
  label: row.label,
});

function actionFor(before: User, saved: UserRow): string {
  if (before.active !== false && !saved.active) return "user.deactivated";
  if (before.active === false && saved.active) return "user.reactivated";
  return "user.updated";
}

/** Nobody is looked for unless the account gets other names than it had, or has them again. */
async function assertNamesFree(
  tx: Tx,
  row: UserRow,
  { columns, comesBack }: { columns: AccountColumns; comesBack: boolean },
): Promise<void> {
  const isRenamed = columns.userNameKey !== row.userNameKey || columns.emailKey !== row.emailKey;
  const isHere = row.removedAt === null;
  if (comesBack || (isHere && isRenamed)) await assertNotTaken(tx, row, columns.document);
}

async function assertNotLastAdmin(tx: Tx, row: UserRow): Promise<void> {
  if (row.role !== "admin" || !row.active || row.removedAt) return;
  if ((await users.countOtherAdmins(tx, row.id)) > 0) return;
  throw new DirectoryError(
    "lastAdmin",
    `${row.label} is the last active admin of this workspace and can't be deactivated or lose the admin role. Make someone else an admin first.`,
  );
}
