import "server-only";
import * as users from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import type { User } from "@/lib/scim/resources/user";
import type { Actor } from "../actor";
import type { Ctx } from "../ctx";
import { recordedAll, type View, write } from "../write";
import { assertKnownRoles } from "./known-roles";
import { matchingKeys } from "./matching-account";
import { creation, newAccount } from "./provision-user";

type UserRow = users.UserRow;

/**
 * Creates those of many accounts that are plainly new, together, a few hundred in a statement; undefined for one that
 * needs a second look, which is for `provisionUser`.
 */
export async function provisionUsers<V>(
  ctx: Ctx,
  documents: readonly User[],
  view: View<UserRow, V>,
): Promise<(V | undefined)[]> {
  return write(ctx, "users:write", async (tx, { actor }) => {
    const accounts = await plainlyNew(tx, actor, documents);
    users.insertUsers(
      tx,
      accounts.map(({ account }) => account),
    );
    const shown: (V | undefined)[] = documents.map(() => undefined);
    for (const { index, account } of accounts) {
      shown[index] = await view(tx, account.user, { isNew: true });
    }
    return recordedAll(
      shown,
      accounts.map(({ account }) => creation(account.user)),
    );
  });
}

async function plainlyNew(tx: Tx, actor: Actor, documents: readonly User[]) {
  const keys = documents.map(matchingKeys);
  const existing = await users.lockUsersByManyKeys(tx, [...new Set(keys.flat())]);
  const taken = new Set(existing.flatMap(({ userNameKey, emailKey }) => [userNameKey, emailKey]));
  return documents.flatMap((document, index) => {
    const own = keys[index] ?? [];
    const isNew = isPlain(document) && own.every((key) => !taken.has(key));
    for (const key of own) taken.add(key);
    return isNew ? [{ index, account: newAccount(actor, document) }] : [];
  });
}

function isPlain(document: User): boolean {
  try {
    assertKnownRoles(document);
    return !document.groups?.length;
  } catch {
    return false;
  }
}
