import "server-only";
import type { Actor, Tenant } from "./actor";
import type { Ctx } from "./ctx";
import { read } from "./write";

export interface Viewer {
  readonly tenant: Tenant;
  readonly user: Extract<Actor, { type: "user" }>;
}

/** Who is signed in. Throws unauthenticated, workspaceNotFound. */
export async function viewer(ctx: Ctx): Promise<Viewer> {
  const { tenant, actor } = await read(ctx, "own:read", (_, admitted) => admitted);
  if (actor.type !== "user") throw new Error("a session names a person");
  return { tenant, user: actor };
}

/** The workspace that a visitor stands before. Throws workspaceNotFound. */
export async function workspaceOf(ctx: Ctx): Promise<Tenant> {
  const { tenant } = await read(ctx, "session:start", (_, admitted) => admitted);
  return tenant;
}
