import type { Credential, Ctx } from "@/lib/directory/ctx";
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

/** Creates the missing demo workspaces by the product's own verbs. */
export async function seedDemo(): Promise<void> {
  const existing = new Set((await listWorkspaces()).map(({ slug }) => slug));
  for (const workspace of demoWorkspaces) {
    if (!existing.has(workspace.slug)) await seed(workspace);
  }
}

/** A person's id, and the session in which they sign. */
type Seeded = { id: string; session: Credential };

/** Gives each change its own request id, as in real use: the activity log folds the events of one request. */
const requestOf = (slug: string, credential: Credential = { kind: "operator" }): Ctx => ({
  ...operatorCtx(slug),
  credential,
});

async function seed({ slug, name, plan, people, groups, policies }: DemoWorkspace): Promise<void> {
  const [admin, ...others] = people;
  await createWorkspace({ slug, name, plan, admin: admin.email });

  const byEmail = new Map([[admin.email, await nameAdmin(slug, admin)]]);
  for (const person of others) {
    const { id } = await addUser(requestOf(slug), person);
    byEmail.set(person.email, await welcome(slug, id));
  }
  const byName = new Map<string, string>();
  for (const [displayName, emails] of Object.entries(groups)) {
    const members = pick(byEmail, emails).map(({ id }) => ({ value: id }));
    const document = { displayName, members };
    const id = await provisionGroup(requestOf(slug), document, async (_, group) => group.id);
    byName.set(displayName, id);
  }
  for (const policy of policies) {
    await publish(slug, policy, pick(byName, policy.groups), pick(byEmail, policy.signedBy));
  }
}

async function nameAdmin(slug: string, admin: DemoPerson): Promise<Seeded> {
  const { people } = await listPeople(requestOf(slug), {});
  const [account] = people;
  if (!account) throw new Error("a new workspace has its first admin");
  await editUser(requestOf(slug), { id: account.id, ...admin });
  return welcome(slug, account.id);
}

/** Sets the password by a one-time link, as the person would; this also signs them in. */
async function welcome(slug: string, id: string): Promise<Seeded> {
  const { secret } = await createSetPasswordLink(requestOf(slug), { id });
  const redemption = { secret, password: demoPassword };
  const session = await redeemSetPasswordLink(requestOf(slug, { kind: "visitor" }), redemption);
  return { id, session: { kind: "session", id: session.id } };
}

async function publish(
  slug: string,
  { title, body, dueDays }: DemoPolicy,
  groupIds: string[],
  signers: Seeded[],
): Promise<void> {
  const { id: policyId } = await createPolicy(requestOf(slug), { title, body, dueDays });
  const { version } = await publishPolicy(requestOf(slug), { id: policyId });
  for (const groupId of groupIds) await attachPolicy(requestOf(slug), { policyId, groupId });
  for (const { session } of signers) {
    await signPolicy(requestOf(slug, session), { policyId, version });
  }
}

function pick<T>(from: Map<string, T>, keys: string[]): T[] {
  return keys.map((key) => {
    const value = from.get(key);
    if (value === undefined) throw new Error(`the demo data names ${key}, who isn't in it`);
    return value;
  });
}
