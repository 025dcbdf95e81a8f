import "server-only";
import * as users from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import { newId } from "@/lib/new-id";
import type { User } from "@/lib/scim/resources/user";
import type { Actor } from "../actor";
import { covers } from "../changes";
import type { Ctx } from "../ctx";
import { joinGroups } from "../groups/membership";
import { type ActivityEntry, type Outcome, recorded } from "../outcome";
import { recordedAll, type View, writeAfter } from "../write";
import { accountColumns, emailKeys } from "./account";
import { changeAccount, userTarget } from "./change-account";
import { assertKnownRoles } from "./known-roles";
import { matchingAccount, matchingKeys } from "./matching-account";

type UserRow = users.UserRow;

/**
 * Creates an account from a document whose `groups` lists the groups to join. A removed account comes back; a token
 * takes over one that a person created. Throws conflict (userName or emails) and invalid (roles or groups).
 */
export async function provisionUser<V>(ctx: Ctx, input: User, view: View<UserRow, V>): Promise<V> {
  const { groups = [], ...document } = input;
  const matching = (tx: Tx) => users.lockUsersByKeys(tx, matchingKeys(document));
  return writeAfter(ctx, "users:write", matching, async (tx, { actor }, rows) => {
    assertKnownRoles(document);
    const existing = matchingAccount(actor, document, rows);
    const { value: row, entries } = existing
      ? await takeOver(tx, actor, existing, document)
      : createAccount(tx, actor, document);
    const groupIds = groups.flatMap(({ value }) => value ?? []);
    const joined = groupIds.length > 0 ? await joinGroups(tx, row, groupIds) : [];
    const isNew = !existing && joined.length === 0;
    return recordedAll(view(tx, row, { isNew }), [...entries, ...joined]);
  });
}

async function takeOver(
  tx: Tx,
  actor: Actor,
  existing: UserRow,
  document: User,
): Promise<Outcome<UserRow>> {
  const isBack = existing.removedAt !== null;
  const { roles: held, ...others } = existing.document;
  // A restored account is like a new one, a member unless the payload names a role; one taken over keeps its role.
  const before: User = isBack ? others : existing.document;
  const roles = document.roles?.length ? document.roles : isBack ? undefined : held;
  const said: User = {
    ...document,
    active: document.active ?? (isBack || existing.active),
    ...(roles && { roles }),
  };
  const known = covers(before, said);
  return changeAccount(tx, actor, existing, known ? before : said);
}

/** Adds an account that matches no existing one. */
export function createAccount(tx: Tx, actor: Actor, document: User): Outcome<UserRow> {
  const account = newAccount(actor, document);
  users.insertUsers(tx, [account]);
  return recorded(account.user, creation(account.user));
}

/** An account as it is first stored. */
export function newAccount(
  actor: Actor,
  document: User,
): { user: UserRow; emails: users.EmailKey[] } {
  const now = new Date();
  const id = newId();
  const whole: User = { ...document, active: document.active ?? true };
  const user = {
    id,
    scimId: id,
    ...accountColumns(whole),
    version: 1,
    managedBy: actor.type === "token" ? actor.id : null,
    removedAt: null,
    createdAt: now,
    lastModified: now,
  };
  return { user, emails: emailKeys(whole) };
}

/** The event for a new account. */
export const creation = (user: UserRow): ActivityEntry => ({
  action: "user.created",
  target: userTarget(user),
  after: user.document,
});
