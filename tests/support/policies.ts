import type { Ctx } from "@/lib/directory/ctx";
import { assignPolicy, attachPolicy } from "@/lib/directory/policies/assign-policy";
import { createPolicy, editPolicy, publishPolicy } from "@/lib/directory/policies/edit-policy";
import { assignmentsOfPerson, signPolicy } from "@/lib/directory/policies/sign-policy";
import { signedIn, type Workspace } from "./workspace";

/** A published policy, at version 1, attached to groups and assigned to people. */
export async function publishedPolicy(
  { operator }: Pick<Workspace, "operator">,
  of: { title?: string; groupIds?: string[]; userIds?: string[]; dueDays?: number } = {},
): Promise<string> {
  const { title = "Code of conduct", groupIds = [], userIds = [], dueDays = null } = of;
  const { id } = await createPolicy(operator, { title, body: "Be kind.", dueDays });
  await publishPolicy(operator, { id });
  for (const groupId of groupIds) await attachPolicy(operator, { policyId: id, groupId });
  if (userIds.length > 0) await assignPolicy(operator, { policyId: id, userIds });
  return id;
}

/** Publishes the next version, with a different text. */
export async function publishNext(
  ctx: Ctx,
  id: string,
  title = "Code of conduct",
): Promise<number> {
  await editPolicy(ctx, { id, title, body: crypto.randomUUID(), dueDays: null });
  return (await publishPolicy(ctx, { id })).version;
}

/** Signs as a person, in their own session. */
export async function sign(
  operator: Ctx,
  userId: string,
  of: { policyId: string; version: number },
): Promise<void> {
  await signPolicy(await signedIn(operator, userId), of);
}

export const signOffs = async (ctx: Ctx, id: string) =>
  (await assignmentsOfPerson(ctx, { id })).signOffs;

/** A person's assignments, as "policy/version state". */
export async function asked(ctx: Ctx, id: string): Promise<string[]> {
  const { assignments } = await assignmentsOfPerson(ctx, { id });
  return assignments.map((one) => `${one.title}/${one.version} ${one.state}`).sort();
}
