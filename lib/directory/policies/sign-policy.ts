import "server-only";
import { type Reason, reasonsFor } from "@/db/queries/assignment-reasons";
import * as states from "@/db/queries/assignment-states";
import { findVersion, lockPolicy } from "@/db/queries/policies";
import { insertSignOff, signOffsOf } from "@/db/queries/sign-offs";
import { lockUser } from "@/db/queries/users";
import { isUuid } from "@/db/uuid-array";
import type { Ctx } from "../ctx";
import { DirectoryError, notFound } from "../errors";
import { type Admitted, read, recorded, unchanged, write } from "../write";
import { policyTarget } from "./edit-policy";

export interface Assignment {
  readonly policyId: string;
  readonly version: number;
  readonly title: string;
  readonly state: states.SignerState;
  readonly assignedAt: Date;
  readonly dueAt: Date | null;
  readonly signedAt: Date | null;
}

export interface SignOff {
  readonly policyId: string;
  readonly version: number;
  readonly title: string;
  readonly signedAt: Date;
}

/** Why a policy is assigned to somebody: through a group, or directly (null). */
export interface AssignmentReason {
  readonly group: { readonly id: string; readonly name: string } | null;
}

export interface ReadablePolicy extends SignOffState {
  readonly policyId: string;
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly publishedAt: Date;
}

interface SignOffState {
  readonly dueAt: Date | null;
  readonly signedAt: Date | null;
}

/** What the viewer must sign, and all their sign-offs. */
export const myAssignments = (ctx: Ctx): Promise<{ open: Assignment[]; signed: SignOff[] }> =>
  read(ctx, "own:read", async (tx, admitted) => {
    const id = personId(await admitted);
    const [asked, signed] = await Promise.all([states.assignmentsOf(tx, id), signOffsOf(tx, id)]);
    return { open: asked.filter(({ signedAt }) => signedAt === null), signed };
  });

/** A version that the viewer must sign, or has signed. Throws notFound for any other. */
export async function readAssignedPolicy(
  ctx: Ctx,
  { policyId, version }: { policyId: string; version: number },
): Promise<ReadablePolicy> {
  if (!isUuid(policyId)) throw notFound("Policy");
  return read(ctx, "own:read", async (tx, admitted) => {
    const userId = personId(await admitted);
    const [text, asked, signed] = await Promise.all([
      findVersion(tx, policyId, version),
      states.assignmentOf(tx, { userId, policyId, version }),
      signOffsOf(tx, userId),
    ]);
    const signOff = signed.find((one) => one.policyId === policyId && one.version === version);
    if (!text || (!asked && !signOff)) throw notFound("Policy");
    return { ...text, dueAt: asked?.dueAt ?? null, signedAt: signOff?.signedAt ?? null };
  });
}

/** Signs off a version for good; a second time changes nothing. Throws notFound if not assigned, conflict if outdated. */
export async function signPolicy(
  ctx: Ctx,
  { policyId, version }: { policyId: string; version: number },
): Promise<void> {
  return write(ctx, "own:sign", async (tx, admitted) => {
    const userId = personId(admitted);
    const policy = await lockPolicy(tx, policyId, "share");
    // Locked, so that the assignment can't be withdrawn before it is signed; the person may be deactivated by now.
    const person = await lockUser(tx, userId);
    const asked =
      policy && person?.active && (await states.assignmentOf(tx, { userId, policyId, version }));
    if (!policy || !asked) throw notFound("The assignment of this policy");
    if (asked.signedAt) return unchanged(undefined);
    if (policy.version !== version) {
      throw new DirectoryError(
        "conflict",
        "A newer version was published. Read and sign that one.",
      );
    }
    await insertSignOff(tx, {
      userId,
      policyId,
      version,
      signedAt: new Date(),
      ip: ctx.request.ip,
    });
    return recorded(undefined, {
      action: "policy.signed",
      target: policyTarget(policy),
      after: { version },
    });
  });
}

/** What a person must sign, and why, and has signed; for admins. */
export async function assignmentsOfPerson(
  ctx: Ctx,
  { id }: { id: string },
): Promise<{ assignments: (Assignment & { reasons: AssignmentReason[] })[]; signOffs: SignOff[] }> {
  if (!isUuid(id)) throw notFound("User");
  const [assigned, reasons, signOffs] = await read(ctx, "users:read", (tx) =>
    Promise.all([states.assignmentsOf(tx, id), reasonsFor(tx, id), signOffsOf(tx, id)]),
  );
  const byPolicy = Map.groupBy(reasons, ({ policyId }) => policyId);
  return {
    assignments: assigned.map((one) => ({
      ...one,
      reasons: (byPolicy.get(one.policyId) ?? []).map(reason),
    })),
    signOffs,
  };
}

const reason = ({ group, groupId }: Reason): AssignmentReason => ({
  group: group !== null && groupId !== null ? { id: groupId, name: group } : null,
});

function personId({ actor }: Admitted): string {
  if (actor.type !== "user") throw new DirectoryError("forbidden", "Only a person can sign.");
  return actor.id;
}
