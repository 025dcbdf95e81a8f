import "server-only";
import type { Role, Tenant } from "./actor";
import type { Ctx } from "./ctx";
import { prove } from "./write";

export interface Viewer {
  readonly tenant: Tenant;
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
    readonly role: Role;
  };
}

/** Who is signed in. Throws unauthenticated, workspaceNotFound. */
export async function viewer(ctx: Ctx): Promise<Viewer> {
  const { tenant, actor } = await prove(ctx, "own:read");
  if (actor.type !== "user") throw new Error("a session names a person");
  const { id, label, email, role } = actor;
  return { tenant, user: { id, name: label, email, role } };
}

/** The workspace that a visitor is at. Throws workspaceNotFound. */
export async function workspaceOf(ctx: Ctx): Promise<Tenant> {
  const { tenant } = await prove(ctx, "session:start");
  return tenant;
}
