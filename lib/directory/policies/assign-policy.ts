import "server-only";
import { lockGroup } from "@/db/queries/groups";
import { lockPeople } from "@/db/queries/membership-locks";
import { lockPolicy, type PolicyRow } from "@/db/queries/policies";
import * as attachments from "@/db/queries/policy-attachments";
import type { Tx } from "@/db/tx";
import { peopleIn, reconcile, thesePeople } from "../assignments/reconcile";
import type { Ctx } from "../ctx";
import { notFound } from "../errors";
import { recorded, recordedAll, unchanged, write } from "../write";
import { policyTarget } from "./edit-policy";

interface Attachment {
  readonly policyId: string;
  readonly groupId: string;
}

/** Assigns a policy to everyone in a group, and to anyone who joins it later. Throws notFound. */
export const attachPolicy = (ctx: Ctx, at: Attachment): Promise<void> =>
  changeAttachment(ctx, at, "policy.attached");

/** Reverses `attachPolicy`; sign-offs stay, and so do assignments that have another reason. Throws notFound. */
export const detachPolicy = (ctx: Ctx, at: Attachment): Promise<void> =>
  changeAttachment(ctx, at, "policy.detached");

async function changeAttachment(
  ctx: Ctx,
  { policyId, groupId }: Attachment,
  action: "policy.attached" | "policy.detached",
): Promise<void> {
  return write(ctx, "policies:write", async (tx) => {
    const group = await lockGroup(tx, groupId);
    if (!group) throw notFound("Group");
    const policy = await locked(tx, policyId);
    const change = action === "policy.attached" ? attachments.attach : attachments.detach;
    if (!(await change(tx, policyId, groupId))) return unchanged(undefined);
    const said = { group: group.displayName, groupId };
    return recorded(
      undefined,
      {
        action,
        target: policyTarget(policy),
        before: action === "policy.detached" ? said : null,
        after: action === "policy.attached" ? said : null,
      },
      ...(await reconcile(tx, peopleIn(groupId))),
    );
  });
}

/** Assigns a policy to people directly. Throws notFound, also for unknown ids. */
export async function assignPolicy(
  ctx: Ctx,
  { policyId, userIds }: { policyId: string; userIds: string[] },
): Promise<void> {
  return write(ctx, "policies:write", async (tx) => {
    const policy = await locked(tx, policyId);
    const people = await lockPeople(tx, userIds);
    if (people.length < new Set(userIds).size) throw notFound("User");
    const assigned = new Set(await attachments.assignTo(tx, policyId, userIds));
    return recordedAll(undefined, [
      ...people
        .filter(({ id }) => assigned.has(id))
        .map((person) => ({
          action: "policy.assigned",
          target: { type: "user", ...person },
          after: { policy: policy.title, policyId },
        })),
      ...(await reconcile(tx, thesePeople(assigned))),
    ]);
  });
}

/** Removes a direct assignment. Throws notFound. */
export async function unassignPolicy(
  ctx: Ctx,
  { policyId, userId }: { policyId: string; userId: string },
): Promise<void> {
  return write(ctx, "policies:write", async (tx) => {
    const policy = await locked(tx, policyId);
    const [person] = await lockPeople(tx, [userId]);
    if (!person) throw notFound("User");
    if (!(await attachments.unassignFrom(tx, policyId, userId))) return unchanged(undefined);
    return recorded(
      undefined,
      {
        action: "policy.unassigned",
        target: { type: "user", ...person },
        before: { policy: policy.title, policyId },
      },
      ...(await reconcile(tx, thesePeople([userId]))),
    );
  });
}

async function locked(tx: Tx, id: string): Promise<PolicyRow> {
  const policy = await lockPolicy(tx, id, "share");
  if (!policy) throw notFound("Policy");
  return policy;
}
