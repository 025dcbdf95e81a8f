import type { Ctx } from "@/lib/directory/ctx";
import { provisionGroup } from "@/lib/directory/groups/provision-group";
import { operatorCtx } from "@/lib/directory/operator";
import { listPeople } from "@/lib/directory/people";
import { attachPolicy } from "@/lib/directory/policies/assign-policy";
import { createPolicy, publishPolicy } from "@/lib/directory/policies/edit-policy";
import { signPolicy } from "@/lib/directory/policies/sign-policy";
import { createSetPasswordLink, redeemSetPasswordLink } from "@/lib/directory/set-password";
import { addUser, editUser } from "@/lib/directory/users/edit-user";
import { createWorkspace, listWorkspaces } from "@/lib/directory/workspaces";
import {
  type DemoPerson,
  type DemoPolicy,
  type DemoWorkspace,
  demoPassword,
  demoWorkspaces,
} from "./demo-data";

/** Makes the demo workspaces that aren't there yet, by the product's own verbs. */
export async function seedDemo(): Promise<void> {
  const existing = new Set((await listWorkspaces()).map(({ slug }) => slug));
  for (const workspace of demoWorkspaces) {
    if (!existing.has(workspace.slug)) await seed(workspace);
  }
}

/** A person's id, and the session in which they sign. */
type Seeded = { id: string; session: Ctx };

async function seed({ slug, name, plan, people, groups, policies }: DemoWorkspace): Promise<void> {
  const [admin, ...others] = people;
  await createWorkspace({ slug, name, plan, admin: admin.email });
  const operator = operatorCtx(slug);

  const byEmail = new Map([[admin.email, await nameAdmin(operator, admin)]]);
  for (const person of others) {
    const { id } = await addUser(operator, person);
    byEmail.set(person.email, await welcome(operator, id));
  }
  const byName = new Map<string, string>();
  for (const [displayName, emails] of Object.entries(groups)) {
    const members = pick(byEmail, emails).map(({ id }) => ({ value: id }));
    const document = { displayName, members };
    byName.set(displayName, await provisionGroup(operator, document, async (_, { id }) => id));
  }
  for (const policy of policies) {
    await publish(operator, policy, pick(byName, policy.groups), pick(byEmail, policy.signedBy));
  }
}

async function nameAdmin(operator: Ctx, admin: DemoPerson): Promise<Seeded> {
  const { people } = await listPeople(operator, {});
  const [account] = people;
  if (!account) throw new Error("a new workspace has its first admin");
  await editUser(operator, { id: account.id, ...admin });
  return welcome(operator, account.id);
}

/** Sets the password by a one-time link, as the person would, which also signs them in. */
async function welcome(operator: Ctx, id: string): Promise<Seeded> {
  const { secret } = await createSetPasswordLink(operator, { id });
  const visitor: Ctx = { ...operator, credential: { kind: "visitor" } };
  const session = await redeemSetPasswordLink(visitor, { secret, password: demoPassword });
  return { id, session: { ...operator, credential: { kind: "session", id: session.id } } };
}

async function publish(
  operator: Ctx,
  { title, body, dueDays }: DemoPolicy,
  groupIds: string[],
  signers: Seeded[],
): Promise<void> {
  const { id: policyId } = await createPolicy(operator, { title, body, dueDays });
  const { version } = await publishPolicy(operator, { id: policyId });
  for (const groupId of groupIds) await attachPolicy(operator, { policyId, groupId });
  for (const { session } of signers) await signPolicy(session, { policyId, version });
}

function pick<T>(from: Map<string, T>, keys: string[]): T[] {
  return keys.map((key) => {
    const value = from.get(key);
    if (value === undefined) throw new Error(`the demo data names ${key}, who isn't in it`);
    return value;
  });
}
