import "server-only";
import { listTenants, saveTenant } from "@/db/queries/tenants";
import { env } from "@/lib/env";
import { newId } from "@/lib/new-id";
import type { Ctx } from "./ctx";
import { enteredName } from "./entered-name";
import { invalid } from "./errors";
import { inputLimits } from "./input-limits";
import { operatorCtx } from "./operator";
import { includes, type Plan, plans } from "./plans";
import { issueLink, type SetPasswordLink } from "./set-password";
import { isSlug } from "./slug";
import { endSessionsWithoutSso } from "./sso/enforcement";
import { looksLikeEmail } from "./users/account";
import { identityDocument } from "./users/edit-user";
import { createAccount } from "./users/provision-user";
import { workspaceTarget } from "./workspace-target";
import { recorded, unchanged, write } from "./write";

const reserved = new Set(["www", "api", "app", "admin", "static", "status", "mail"]);

/** Every workspace, by slug. For operators: connects as the owner. */
export const listWorkspaces = () => listTenants(env().DATABASE_URL);

/**
 * Creates a workspace with its first admin, and a one-time link for the admin to set a password.
 * Throws invalid (slug, name, admin) and conflict (slug taken).
 */
export async function createWorkspace(input: {
  slug: string;
  name: string;
  plan: Plan;
  admin: string;
}): Promise<SetPasswordLink> {
  const { slug, plan, admin } = input;
  if (!isSlug(slug) || reserved.has(slug)) {
    throw invalid(
      "slug",
      `"${slug}" can't be a workspace's hostname. Use lower-case letters, digits and hyphens.`,
    );
  }
  const name = workspaceName(input.name);
  if (!looksLikeEmail(admin)) {
    throw invalid("admin", "Give the first admin's email address, such as ada@example.com.");
  }
  const founder = operatorCtx(slug, { kind: "founder", id: newId(), name, plan });
  return write(founder, "workspace:write", async (tx, { actor, tenant }) => {
    const account = createAccount(tx, actor, {
      ...identityDocument({ email: admin, givenName: "", familyName: "" }),
      roles: [{ value: "admin" }],
    });
    const { link, entry } = await issueLink(tx, account.value);
    const created = {
      action: "workspace.created",
      target: workspaceTarget(tenant),
      after: { slug, name, plan },
    };
    return recorded(link, created, ...account.entries, entry);
  });
}

/** Changes the workspace's display name. Throws invalid. */
export async function renameWorkspace(ctx: Ctx, input: { name: string }): Promise<void> {
  const name = workspaceName(input.name);
  await write(ctx, "workspace:write", async (tx, { tenant }) => {
    if (tenant.name === name) return unchanged(undefined);
    await saveTenant(tx, { name });
    return recorded(undefined, {
      action: "workspace.renamed",
      target: workspaceTarget(tenant),
      before: { name: tenant.name },
      after: { name },
    });
  });
}

/** Changes the workspace's plan, from the next request on. Throws invalid. */
export async function changePlan(ctx: Ctx, { plan }: { plan: Plan }): Promise<void> {
  if (!plans.some(({ id }) => id === plan)) throw invalid("plan", `"${plan}" isn't a plan.`);
  await write(ctx, "workspace:write", async (tx, { tenant }) => {
    if (tenant.plan === plan) return unchanged(undefined);
    await saveTenant(tx, { plan });
    if (includes(plan, "sso")) await endSessionsWithoutSso(tx);
    return recorded(undefined, {
      action: "workspace.plan_changed",
      target: workspaceTarget(tenant),
      before: { plan: tenant.plan },
      after: { plan },
    });
  });
}

const workspaceName = (text: string): string =>
  enteredName(text, {
    field: "name",
    longest: inputLimits.workspaceName,
    missing: "Give the workspace a name.",
  });
