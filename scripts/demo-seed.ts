import type { Ctx } from "@/lib/directory/ctx";
import { DirectoryError } from "@/lib/directory/errors";
import { provisionGroup } from "@/lib/directory/groups/provision-group";
import { operatorCtx } from "@/lib/directory/operator";
import { listPeople } from "@/lib/directory/people";
import { createSetPasswordLink, redeemSetPasswordLink } from "@/lib/directory/set-password";
import { addUser, editUser } from "@/lib/directory/users/edit-user";
import { createWorkspace, listWorkspaces } from "@/lib/directory/workspaces";
import { type DemoPerson, type DemoWorkspace, demoPassword, demoWorkspaces } from "./demo-data";

/** Makes the demo workspaces by the product's own verbs, once; an interrupted run is carried on with. */
export async function seedDemo(): Promise<void> {
  const existing = new Set((await listWorkspaces()).map(({ slug }) => slug));
  for (const workspace of demoWorkspaces) {
    if (!existing.has(workspace.slug)) await found(workspace);
    await fill(workspace);
  }
}

async function found({ slug, name, plan, people: [admin] }: DemoWorkspace): Promise<void> {
  await createWorkspace({ slug, name, plan, admin: admin.email });
}

// The last person is added last, so that one who is there tells of a workspace that is whole: what an
// admin has changed since then stays changed.
async function fill({ slug, people, groups }: DemoWorkspace): Promise<void> {
  const ctx = operatorCtx(slug);
  const ids = new Map<string, string>();
  for (const { id, email } of (await listPeople(ctx, {})).people) if (email) ids.set(email, id);
  const last = people.at(-1);
  if (!last || ids.has(last.email)) return;

  const [admin, ...others] = people.slice(0, -1);
  if (admin) await welcomeAdmin(ctx, admin, ids);
  for (const person of others) await add(ctx, person, ids);
  for (const [displayName, members] of Object.entries(groups)) {
    await addGroup(
      ctx,
      displayName,
      members.flatMap((email) => ids.get(email) ?? []),
    );
  }
  await add(ctx, last, ids);
}

async function welcomeAdmin(ctx: Ctx, admin: DemoPerson, ids: Map<string, string>): Promise<void> {
  const id = ids.get(admin.email);
  if (!id) return;
  await editUser(ctx, { id, ...admin });
  await setPassword(ctx, id);
}

async function add(ctx: Ctx, person: DemoPerson, ids: Map<string, string>): Promise<void> {
  if (ids.has(person.email)) return;
  const { id } = await addUser(ctx, person);
  await setPassword(ctx, id);
  ids.set(person.email, id);
}

async function setPassword(ctx: Ctx, id: string): Promise<void> {
  const { secret } = await createSetPasswordLink(ctx, { id });
  const visitor: Ctx = { ...ctx, credential: { kind: "visitor" } };
  await redeemSetPasswordLink(visitor, { secret, password: demoPassword });
}

async function addGroup(ctx: Ctx, displayName: string, memberIds: string[]): Promise<void> {
  const members = memberIds.map((value) => ({ value }));
  try {
    await provisionGroup(ctx, { displayName, members }, async () => undefined);
  } catch (error) {
    const exists = error instanceof DirectoryError && error.code === "conflict";
    if (!exists) throw error;
  }
}
