import { findGroup, type GroupRow } from "@/db/queries/groups";
import { membersOf } from "@/db/queries/members";
import type { Ctx } from "@/lib/directory/ctx";
import { provisionGroup } from "@/lib/directory/groups/provision-group";
import { updateGroup } from "@/lib/directory/groups/update-group";
import { provisionUser } from "@/lib/directory/users/provision-user";
import { updateUser } from "@/lib/directory/users/update-user";
import { read } from "@/lib/directory/write";
import type { User } from "@/lib/scim/resources/user";

const itself = async <R>(_: unknown, row: R): Promise<R> => row;

/** The verbs behind SCIM requests, which return the stored row. */
export const postUser = (ctx: Ctx, document: User) => provisionUser(ctx, document, itself);

export const changeUser = (ctx: Ctx, id: string, change: Partial<User>) =>
  updateUser(ctx, id, { apply: (current) => ({ ...current, ...change }), view: itself });

export const postGroup = (ctx: Ctx, displayName: string, memberIds: readonly string[] = []) =>
  provisionGroup(ctx, { displayName, members: memberIds.map((value) => ({ value })) }, itself);

export const renameGroup = (ctx: Ctx, id: string, displayName: string) =>
  updateGroup(ctx, id, {
    apply: (current) => ({ ...current, displayName }),
    members: [],
    view: itself,
  });

/** Adds, removes, or replaces members of a group. */
export const changeMembers = (
  ctx: Ctx,
  id: string,
  kind: "add" | "remove" | "replace",
  ids: readonly string[],
) => updateGroup(ctx, id, { members: [{ kind, ids }], view: itself });

/** What an integration sends for a person: userName and one work email. */
export const personDocument = (userName: string, more: Partial<User> = {}): User => ({
  userName,
  emails: [{ value: userName, type: "work", primary: true }],
  active: true,
  ...more,
});

/** The ids of a group's direct members, people and groups. */
export const membersIn = async (ctx: Ctx, groupId: string): Promise<string[]> =>
  (await read(ctx, "groups:read", (tx) => membersOf(tx, [groupId])))
    .map(({ value }) => value)
    .sort();

/** A group's current state, with its version; fails if it doesn't exist. */
export async function groupNow(ctx: Ctx, id: string): Promise<GroupRow> {
  const row = await read(ctx, "groups:read", (tx) => findGroup(tx, id));
  if (!row) throw new Error("the group is there");
  return row;
}
