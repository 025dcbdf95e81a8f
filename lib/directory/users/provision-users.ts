import "server-only";
import * as users from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import type { User } from "@/lib/scim/resources/user";
import type { Actor } from "../actor";
import type { Ctx } from "../ctx";
import type { ActivityEntry } from "../outcome";
import { recordedAll, type View, write } from "../write";
import { unknownRole } from "./known-roles";
import { matchingKeys } from "./matching-account";
import { creation, newAccount } from "./provision-user";

type UserRow = users.UserRow;

const atOnce = 250;

/**
 * Creates accounts that are clearly new, a few hundred per statement; undefined for each of the others, which
 * `provisionUser` must handle. While PostgreSQL stores a batch, the next documents are read.
 */
export async function provisionUsers<V>(
  ctx: Ctx,
  documents: Iterable<User | undefined>,
  view: View<UserRow, V>,
): Promise<(V | undefined)[]> {
  return write(ctx, "users:write", async (tx, { actor }) => {
    const shown: (V | undefined)[] = [];
    const entries: ActivityEntry[] = [];
    const taken = new Set<string>();
    for (const some of inPieces(documents, atOnce)) {
      const accounts = await plainlyNew(tx, actor, { documents: some, taken });
      users.insertUsers(
        tx,
        accounts.filter((account) => account !== undefined),
      );
      tx.flush();
      for (const account of accounts) {
        shown.push(account && (await view(tx, account.user, { isNew: true })));
        if (account) entries.push(creation(account.user));
      }
    }
    return recordedAll(shown, entries);
  });
}

interface Piece {
  readonly documents: readonly (User | undefined)[];
  /** The keys of accounts and of the documents so far: the first document gets a key. */
  readonly taken: Set<string>;
}

/** The accounts for a piece's documents; undefined for each that isn't clearly new. */
async function plainlyNew(tx: Tx, actor: Actor, { documents, taken }: Piece) {
  const candidates = documents.map(
    (document) =>
      document && {
        keys: matchingKeys(document),
        account: isPlain(document) ? newAccount(actor, document) : undefined,
      },
  );
  const keys = candidates.flatMap((candidate) => candidate?.keys ?? []);
  for (const key of await users.heldKeys(tx, [...new Set(keys)])) taken.add(key);
  return candidates.map((candidate) => {
    const isNew = candidate?.keys.every((key) => !taken.has(key));
    for (const key of candidate?.keys ?? []) taken.add(key);
    return isNew ? candidate?.account : undefined;
  });
}

const isPlain = (document: User): boolean => !document.groups?.length && !unknownRole(document);

function* inPieces<T>(all: Iterable<T>, size: number): Iterable<T[]> {
  let piece: T[] = [];
  for (const one of all) {
    piece.push(one);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
