"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { roles } from "@/lib/directory/actor";
import { inputLimits } from "@/lib/directory/input-limits";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { addUser, editUser, setUserActive, setUserRole } from "@/lib/directory/users/edit-user";
import { adminAction } from "@/lib/http/action";
import { workspaceOrigin } from "@/lib/http/page";

const id = z.uuid();
const role = z.enum(roles, "Choose admin or member.");
const name = z
  .string()
  .trim()
  .max(inputLimits.personName, `Use at most ${inputLimits.personName} characters.`);
const details = {
  email: z.email("Enter an email address, such as ada@example.com."),
  givenName: name.min(1, "Enter the given name."),
  familyName: name.min(1, "Enter the family name."),
};

export const addUserAction = adminAction(z.object({ ...details, role }), async (ctx, input) => {
  const person = await addUser(ctx, input);
  refresh();
  return { id: person.id };
});

export const editUserAction = adminAction(z.object({ id, ...details }), async (ctx, input) => {
  await editUser(ctx, input);
  refresh();
});

export const setUserActiveAction = adminAction(
  z.object({ id, active: z.stringbool() }),
  async (ctx, input) => {
    await setUserActive(ctx, input);
    refresh();
  },
);

export const setUserRoleAction = adminAction(z.object({ id, role }), async (ctx, input) => {
  await setUserRole(ctx, input);
  refresh();
});

export const createSetPasswordLinkAction = adminAction(z.object({ id }), async (ctx, input) => {
  const { secret, expiresAt } = await createSetPasswordLink(ctx, input);
  return { url: `${await workspaceOrigin()}/set-password/${secret}`, expiresAt };
});
