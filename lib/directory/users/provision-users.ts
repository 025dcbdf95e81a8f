import "server-only";
import * as users from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import type { User } from "@/lib/scim/resources/user";
import type { Actor } from "../actor";
import type { Ctx } from "../ctx";
import { DirectoryError, refusedOr } from "../errors";
import { recordedAll, type View, write } from "../write";
import { assertKnownRoles } from "./known-roles";
import { matchingKeys } from "./matching-account";
import { creation, newAccount, provisionUser } from "./provision-user";

type UserRow = users.UserRow;
type Result<V> = V | DirectoryError;

/**
 * Creates many accounts, each for itself: a refused one undoes no other. Those that are plainly new are added
 * together, a few hundred in a statement; whatever needs a second look goes through `provisionUser`.
 */
export async function provisionUsers<V>(
  ctx: Ctx,
  documents: readonly User[],
  view: View<UserRow, V>,
): Promise<Result<V>[]> {
  const together = await createTogether(ctx, documents, view);
  const results: Result<V>[] = [];
  for (const [index, document] of documents.entries()) {
    const made = together.get(index);
    results.push(made ?? (await refusedOr(() => provisionUser(ctx, document, view))));
  }
  return results;
}

/** Adds the plainly new ones; gives what became of them, by their place in the list. */
async function createTogether<V>(
  ctx: Ctx,
  documents: readonly User[],
  view: View<UserRow, V>,
): Promise<Map<number, V>> {
  try {
    return await write(ctx, "users:write", async (tx, { actor }) => {
      const accounts = await plainlyNew(tx, actor, documents);
      users.insertUsers(
        tx,
        accounts.map(({ account }) => account),
      );
      const shown = new Map<number, V>();
      for (const { index, account } of accounts) {
        shown.set(index, await view(tx, account.user, { isNew: true }));
      }
      return recordedAll(
        shown,
        accounts.map(({ account }) => creation(account.user)),
      );
    });
  } catch (error) {
    // A parallel request took one of the names: each is tried for itself.
    if (error instanceof DirectoryError && error.code === "conflict") return new Map();
    throw error;
  }
}

async function plainlyNew(tx: Tx, actor: Actor, documents: readonly User[]) {
  const keys = documents.map(matchingKeys);
  const existing = await users.lockUsersByKeys(tx, [...new Set(keys.flat())]);
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
