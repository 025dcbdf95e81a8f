import "server-only";
import { scimIdsOf } from "@/db/queries/members";
import type { Ctx } from "../ctx";
import { enteredName } from "../entered-name";
import { notFound } from "../errors";
import { inputLimits } from "../input-limits";
import { read } from "../write";
import type { MemberChange } from "./change-group";
import { provisionGroup } from "./provision-group";
import { removeGroup, updateGroup } from "./update-group";

interface Members {
  readonly id: string;
  /** Ids of people, and of groups to nest. */
  readonly memberIds: string[];
}

/** Adds an empty group that no IdP manages. Throws conflict, invalid. */
export const addGroup = async (ctx: Ctx, { name }: { name: string }): Promise<{ id: string }> =>
  provisionGroup(ctx, { displayName: checked(name) }, async (_, { id }) => ({ id }));

/** Renames a group. Throws managed, invalid, conflict, notFound. */
export async function renameGroup(
  ctx: Ctx,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const displayName = checked(name);
  await change(ctx, id, { displayName });
}

/** Adds people and groups to a group. Throws managed, invalid, notFound. */
export const addGroupMembers = async (ctx: Ctx, { id, memberIds }: Members): Promise<void> =>
  change(ctx, id, { members: [{ kind: "add", ids: await asMembers(ctx, memberIds) }] });

/** Removes people and groups from a group. Throws managed, notFound. */
export const removeGroupMembers = async (ctx: Ctx, { id, memberIds }: Members): Promise<void> =>
  change(ctx, id, { members: [{ kind: "remove", ids: await asMembers(ctx, memberIds) }] });

/** Deletes a group with its memberships and attachments. Throws managed, notFound. */
export async function deleteGroup(ctx: Ctx, { id }: { id: string }): Promise<void> {
  if (!(await removeGroup(ctx, id))) throw notFound("Group");
}

/** Pages identify people by account id, membership changes by SCIM id. */
const asMembers = (ctx: Ctx, ids: readonly string[]): Promise<string[]> =>
  read(ctx, "users:read", (tx) => scimIdsOf(tx, ids));

async function change(
  ctx: Ctx,
  id: string,
  { displayName, members = [] }: { displayName?: string; members?: MemberChange[] },
): Promise<void> {
  const found = await updateGroup(ctx, id, {
    apply: (current) =>
      displayName === undefined || displayName === current.displayName
        ? current
        : { ...current, displayName },
    members,
    view: async () => true,
  });
  if (!found) throw notFound("Group");
}

const checked = (text: string): string =>
  enteredName(text, {
    field: "name",
    longest: inputLimits.groupName,
    missing: "Give the group a name.",
  });
