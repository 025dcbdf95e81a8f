import "server-only";
import { v7 as uuidv7 } from "uuid";
import * as users from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import { caseKey } from "@/lib/scim/case-key";
import type { JsonObject } from "@/lib/scim/json";
import type { User } from "@/lib/scim/resources/user";
import type { Actor } from "../actor";
import type { Ctx } from "../ctx";
import { conflict, invalid } from "../errors";
import { joinGroups } from "../groups/membership";
import { type Outcome, recorded } from "../outcome";
import { recordedAll, type View, write } from "../write";
import { accountColumns, emailKeys, roleOf, signInEmail } from "./account";
import { changeAccount, target } from "./change-account";

type UserRow = users.UserRow;

/**
 * Creates an account from a document whose `groups` name the groups to join. An account that was removed comes
 * back; one that a person made is taken over when a token asks. Throws conflict (userName or emails) and
 * invalid (roles or groups).
 */
export async function provisionUser<V>(ctx: Ctx, input: User, view: View<UserRow, V>): Promise<V> {
  const { groups = [], ...document } = input;
  assertKnownRoles(document);
  return write(ctx, "users:write", async (tx, { actor }) => {
    const { value: row, entries } = await createOrTakeOver(tx, actor, document);
    const groupIds = groups.flatMap(({ value }) => value ?? []);
    const joined = groupIds.length > 0 ? await joinGroups(tx, row, groupIds) : [];
    return recordedAll(await view(tx, row), [...entries, ...joined]);
  });
}

async function createOrTakeOver(tx: Tx, actor: Actor, document: User): Promise<Outcome<UserRow>> {
  const existing = await matching(tx, actor, document);
  if (!existing) return createAccount(tx, actor, document);
  return changeAccount(tx, actor, existing, {
    ...document,
    active: document.active ?? (existing.removedAt !== null || existing.active),
    roles: document.roles ?? existing.document.roles ?? [],
  });
}

/** Adds an account that matches none that exists. */
export async function createAccount(
  tx: Tx,
  actor: Actor,
  document: User,
): Promise<Outcome<UserRow>> {
  const now = new Date();
  const whole: User = {
    ...document,
    active: document.active ?? true,
    roles: document.roles?.length ? document.roles : [{ value: "member" }],
  };
  const row = await users.insertUser(
    tx,
    {
      id: uuidv7(),
      ...accountColumns(whole),
      managedBy: actor.type === "token" ? actor.id : null,
      createdAt: now,
      lastModified: now,
    },
    emailKeys(whole),
  );
  return recorded(row, { action: "user.created", target: target(row), after: whole as JsonObject });
}

/** The account to take over or to bring back, if there is one. */
async function matching(tx: Tx, actor: Actor, document: User): Promise<UserRow | undefined> {
  const email = signInEmail(document);
  const keys = [document.userName, ...(email === null ? [] : [email])].map(caseKey);
  const found = await users.lockUsersByKeys(tx, [...new Set(keys)]);

  const present = found.filter((row) => !row.removedAt);
  const taken = present.find((row) => actor.type !== "token" || row.managedBy !== null);
  if (taken) throw clash(taken, document);
  if (present.length > 1) {
    throw conflict(
      "userName",
      `Two accounts match: ${present.map((row) => row.label).join(" by one of them, ")} by the other of userName and email. Make userName and email name one account.`,
    );
  }
  return present[0] ?? found[0];
}

function clash(taken: UserRow, document: User) {
  const byName = taken.userNameKey === caseKey(document.userName);
  return byName
    ? conflict(
        "userName",
        `userName "${document.userName}" is taken by another account. Look it up by userName and update that one.`,
      )
    : conflict(
        "emails",
        `The email address "${signInEmail(document)}" belongs to another account (userName "${taken.userName}"). Give one of them another address.`,
      );
}

function assertKnownRoles(document: User): void {
  const roles = document.roles ?? [];
  const unknown = roles.find(
    (role) => roleOf({ ...document, roles: [role] }) !== "admin" && !isMember(role),
  );
  if (!unknown) return;
  throw invalid(
    "roles",
    `roles has "${unknown.value ?? unknown.display ?? ""}", which isn't a role here. Send "admin" or "member".`,
  );
}

const isMember = ({ value, display }: { value?: string; display?: string }) =>
  [value, display].some((name) => name !== undefined && caseKey(name) === "member");
