"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import {
  addGroup,
  addGroupMembers,
  deleteGroup,
  removeGroupMembers,
  renameGroup,
} from "@/lib/directory/groups/edit-group";
import { adminAction } from "@/lib/http/action";

const id = z.uuid();
const name = z.string();

export const addGroupAction = adminAction(z.object({ name }), addGroup);

export const renameGroupAction = adminAction(z.object({ id, name }), async (ctx, input) => {
  await renameGroup(ctx, input);
  refresh();
  return { id: input.id };
});

export const deleteGroupAction = adminAction(z.object({ id }), deleteGroup);

const membership = z.object({ id, memberId: id });

export const addMemberAction = adminAction(membership, async (ctx, { memberId, ...group }) => {
  await addGroupMembers(ctx, { ...group, memberIds: [memberId] });
  refresh();
});

export const removeMemberAction = adminAction(membership, async (ctx, { memberId, ...group }) => {
  await removeGroupMembers(ctx, { ...group, memberIds: [memberId] });
  refresh();
});
