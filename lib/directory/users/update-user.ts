import "server-only";
import * as users from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import type { User } from "@/lib/scim/resources/user";
import type { Precondition } from "@/lib/scim/store";
import type { Ctx } from "../ctx";
import { recordedAll, untouched, type View, writeAfter } from "../write";
import { changeAccount, removeAccount } from "./change-account";

type UserRow = users.UserRow;

interface UserChange<V> {
  /** Pure; returns the same object if nothing changes. */
  readonly apply: (current: User) => User;
  readonly precondition?: Precondition | undefined;
  readonly view: View<UserRow, V>;
}

/** Applies a pure function to an account's document; undefined if there is no such account. */
export async function updateUser<V>(
  ctx: Ctx,
  scimId: string,
  { apply, precondition, view }: UserChange<V>,
): Promise<V | undefined> {
  const locked = (tx: Tx) => users.lockUserByScimId(tx, scimId);
  return writeAfter(ctx, "users:write", locked, async (tx, { actor }, row) => {
    if (!row) return untouched(undefined);
    precondition?.(row.version);
    const { value, entries } = await changeAccount(tx, actor, row, apply(row.document));
    return recordedAll(view(tx, value), entries);
  });
}

/** Removes an account from SCIM's view; false if there is no such account. */
export async function removeUser(
  ctx: Ctx,
  scimId: string,
  precondition?: Precondition,
): Promise<boolean> {
  const locked = (tx: Tx) => users.lockUserByScimId(tx, scimId);
  return writeAfter(ctx, "users:write", locked, async (tx, { actor }, row) => {
    if (!row) return untouched(false);
    precondition?.(row.version);
    const { entries } = await removeAccount(tx, actor, row);
    return recordedAll(true, entries);
  });
}
