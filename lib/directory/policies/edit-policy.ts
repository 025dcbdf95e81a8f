import "server-only";
import * as policies from "@/db/queries/policies";
import type { Tx } from "@/db/tx";
import { newId } from "@/lib/new-id";
import { peopleConcernedBy, reconcile } from "../assignments/reconcile";
import { changesBetween, isNoChange } from "../changes";
import type { Ctx } from "../ctx";
import { enteredName } from "../entered-name";
import { invalid, notFound } from "../errors";
import { inputLimits } from "../input-limits";
import { recorded, recordedAll, unchanged, write } from "../write";

export interface Draft {
  readonly title: string;
  readonly body: string;
  /** Days from assignment to the due date; null for none. */
  readonly dueDays: number | null;
}

export const policyTarget = ({ id, title }: { id: string; title: string }) => ({
  type: "policy",
  id,
  label: title,
});

/** Creates a policy as a draft that nobody has to sign yet. */
export async function createPolicy(ctx: Ctx, input: Draft): Promise<{ id: string }> {
  const draft = checked(input);
  const id = newId();
  const now = new Date();
  return write(ctx, "policies:write", async (tx) => {
    await policies.insertPolicy(tx, { id, ...draft, createdAt: now, lastModified: now });
    const { title, dueDays } = draft;
    return recorded(
      { id },
      { action: "policy.created", target: policyTarget({ id, title }), after: { title, dueDays } },
    );
  });
}

/** Changes the draft; published versions stay as they are. */
export async function editPolicy(
  ctx: Ctx,
  { id, ...input }: Draft & { id: string },
): Promise<void> {
  const draft = checked(input);
  return write(ctx, "policies:write", async (tx) => {
    const before = await inForce(tx, id);
    const { title, body, dueDays } = before;
    const changed = changesBetween({ title, body, dueDays }, { ...draft });
    if (isNoChange(changed)) return unchanged(undefined);
    await policies.savePolicy(tx, id, { ...draft, lastModified: new Date() });
    return recorded(undefined, {
      action: "policy.edited",
      target: policyTarget({ id, title: draft.title }),
      ...changed,
    });
  });
}

/** Publishes the draft as the next version, which everyone assigned the policy must sign. */
export async function publishPolicy(
  ctx: Ctx,
  { id }: { id: string },
): Promise<{ version: number }> {
  return write(ctx, "policies:write", async (tx, { actor }) => {
    const policy = await inForce(tx, id);
    const latest = await policies.findVersion(tx, id, policy.version);
    if (latest && latest.title === policy.title && latest.body === policy.body) {
      throw invalid(
        "body",
        `Nothing has changed since version ${policy.version}. Edit the draft, then publish it.`,
      );
    }
    const version = policy.version + 1;
    const { title, body } = policy;
    const publishedAt = new Date();
    await policies.insertVersion(tx, {
      policyId: id,
      version,
      title,
      body,
      publishedAt,
      publishedBy: actor.type === "user" ? actor.id : null,
    });
    await policies.savePolicy(tx, id, { version, lastModified: publishedAt });
    return recorded(
      { version },
      {
        action: "policy.published",
        target: policyTarget(policy),
        before: latest ? { version: policy.version } : null,
        after: { version },
      },
      ...(await reconcile(tx, peopleConcernedBy(id))),
    );
  });
}

/** Takes a policy out of force: open assignments are withdrawn, sign-offs stay. */
export const archivePolicy = (ctx: Ctx, { id }: { id: string }): Promise<void> =>
  setArchived(ctx, id, new Date());

/** Puts an archived policy back in force, and assigns it again to those who haven't signed. */
export const restorePolicy = (ctx: Ctx, { id }: { id: string }): Promise<void> =>
  setArchived(ctx, id, null);

async function setArchived(ctx: Ctx, id: string, archivedAt: Date | null): Promise<void> {
  return write(ctx, "policies:write", async (tx) => {
    const policy = await policies.lockPolicy(tx, id, "update");
    if (!policy) throw notFound("Policy");
    if ((policy.archivedAt === null) === (archivedAt === null)) return unchanged(undefined);
    await policies.savePolicy(tx, id, { archivedAt });
    const action = archivedAt ? "policy.archived" : "policy.restored";
    return recordedAll(undefined, [
      { action, target: policyTarget(policy) },
      ...(await reconcile(tx, peopleConcernedBy(id))),
    ]);
  });
}

async function inForce(tx: Tx, id: string): Promise<policies.PolicyRow> {
  const policy = await policies.lockPolicy(tx, id, "update");
  if (!policy) throw notFound("Policy");
  if (policy.archivedAt) throw invalid("id", `"${policy.title}" is archived. Restore it first.`);
  return policy;
}

const mostDueDays = 3_650;

function checked({ title, body, dueDays }: Draft): Draft {
  const name = enteredName(title, {
    field: "title",
    longest: inputLimits.policyTitle,
    missing: "Give the policy a title.",
  });
  if (!body.trim()) throw invalid("body", "Enter the text of the policy.");
  if (body.length > inputLimits.policyBody) {
    throw invalid("body", `Use at most ${inputLimits.policyBody} characters.`);
  }
  if (dueDays !== null && !(Number.isInteger(dueDays) && dueDays > 0 && dueDays <= mostDueDays)) {
    throw invalid(
      "dueDays",
      `Enter a whole number of days from 1 to ${mostDueDays}, or leave it empty.`,
    );
  }
  return { title: name, body, dueDays };
}
