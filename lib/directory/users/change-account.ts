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
 * The only way to change an account, for a person or an IdP. Protects the last admin, ends the sessions of a
 * deactivated person, and links the account to the first token that writes it. If the document stays the same, no event
 * is recorded. A removed account comes back when a token sends it again, or when a person reactivates it. Throws
 * lastAdmin, conflict.
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

/** Deactivation ends all sessions; losing the admin role, those that a member may not have. */
async function endSessionsAfter(tx: Tx, before: UserRow, after: UserRow): Promise<void> {
  if (before.active && !after.active) await endSessions(tx, before.id);
  else if (before.role === "admin" && after.role !== "admin") {
    await endSessionsWithoutSso(tx, before.id);
  }
}

/** An id deleted over SCIM never returns; an account that a person restores is unmanaged until an IdP claims it. */
const cameBack = () => ({ removedAt: null, managedBy: null, scimId: newId() });

/** Removes an account for SCIM (RFC 7644 s3.6): deactivated, in no group, kept with its sign-offs. Throws lastAdmin. */
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

/** An account as an event's target. */
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

/** Queries only if the account's names change, or it comes back. */
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
