import "server-only";
import * as users from "@/db/queries/users";
import type { User } from "@/lib/scim/resources/user";
import type { Ctx } from "../ctx";
import { recordedAll, unchanged, write } from "../write";
import { changeAccount, removeAccount } from "./change-account";

type UserRow = users.UserRow;

/** What must hold of the version that is about to change; throws otherwise. */
type Precondition = (version: number) => void;

/** Changes an account by a pure function of its document; undefined where there is no such account. */
export async function updateUser(
  ctx: Ctx,
  id: string,
  change: (current: User) => User,
  precondition?: Precondition,
): Promise<UserRow | undefined> {
  return write(ctx, "users:write", async (tx, { actor }) => {
    const row = await users.lockUser(tx, id);
    if (!row || row.removedAt) return unchanged(undefined);
    precondition?.(row.version);
    return changeAccount(tx, actor, row, change(row.document));
  });
}

/** Removes an account from SCIM's view; false where there is no such account. */
export async function removeUser(
  ctx: Ctx,
  id: string,
  precondition?: Precondition,
): Promise<boolean> {
  return write(ctx, "users:write", async (tx, { actor }) => {
    const row = await users.lockUser(tx, id);
    if (!row || row.removedAt) return unchanged(false);
    precondition?.(row.version);
    const { entries } = await removeAccount(tx, actor, row);
    return recordedAll(true, entries);
  });
}
