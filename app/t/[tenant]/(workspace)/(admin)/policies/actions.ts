"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import {
  assignPolicy,
  attachPolicy,
  detachPolicy,
  unassignPolicy,
} from "@/lib/directory/policies/assign-policy";
import {
  archivePolicy,
  createPolicy,
  editPolicy,
  publishPolicy,
  restorePolicy,
} from "@/lib/directory/policies/edit-policy";
import { adminAction } from "@/lib/http/action";

const id = z.uuid();
const draft = {
  title: z.string(),
  body: z.string(),
  dueDays: z
    .string()
    .trim()
    .transform((days) => (days === "" ? null : /^\d+$/.test(days) ? Number(days) : Number.NaN)),
};

export const createPolicyAction = adminAction(z.object(draft), createPolicy);

export const editPolicyAction = adminAction(z.object({ id, ...draft }), async (ctx, input) => {
  await editPolicy(ctx, input);
  return { id: input.id };
});

export const publishPolicyAction = adminAction(z.object({ id }), async (ctx, input) => {
  const published = await publishPolicy(ctx, input);
  refresh();
  return published;
});

export const archivePolicyAction = adminAction(z.object({ id }), async (ctx, input) => {
  await archivePolicy(ctx, input);
  refresh();
});

export const restorePolicyAction = adminAction(z.object({ id }), async (ctx, input) => {
  await restorePolicy(ctx, input);
  refresh();
});

const attachment = z.object({ policyId: id, groupId: id });

export const attachPolicyAction = adminAction(attachment, async (ctx, input) => {
  await attachPolicy(ctx, input);
  refresh();
});

export const detachPolicyAction = adminAction(attachment, async (ctx, input) => {
  await detachPolicy(ctx, input);
  refresh();
});

const assignment = z.object({ policyId: id, userId: id });

export const assignPolicyAction = adminAction(assignment, async (ctx, { policyId, userId }) => {
  await assignPolicy(ctx, { policyId, userIds: [userId] });
  refresh();
});

export const unassignPolicyAction = adminAction(assignment, async (ctx, input) => {
  await unassignPolicy(ctx, input);
  refresh();
});
