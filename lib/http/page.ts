import "server-only";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Tenant } from "@/lib/directory/actor";
import type { Ctx } from "@/lib/directory/ctx";
import { DirectoryError } from "@/lib/directory/errors";
import { type Viewer, viewer, workspaceOf } from "@/lib/directory/viewer";
import { env } from "@/lib/env";
import { pathHeader } from "./own-headers";
import { asVisitor, requestCtx, requestOrigin } from "./request-ctx";

export { requestOrigin as workspaceOrigin } from "./request-ctx";

interface Page extends Viewer {
  readonly ctx: Ctx;
}

/** The signed-in person. Redirects visitors to sign-in, and requests for an unknown host to a page that says so. */
export const requireViewer = cache(async (): Promise<Page> => {
  const ctx = await requestCtx();
  if (ctx.credential.kind !== "session") return toSignIn();
  try {
    return { ctx, ...(await viewer(ctx)) };
  } catch (error) {
    if (error instanceof DirectoryError && error.code === "unauthenticated") return toSignIn();
    if (error instanceof DirectoryError && error.code === "workspaceNotFound") notFound();
    throw error;
  }
});

/** Like `requireViewer`, but shows members the 403 page. */
export async function requireAdmin(): Promise<Page> {
  const page = await requireViewer();
  if (page.user.role !== "admin") forbidden();
  return page;
}

/** The tab title of an admin's page; for a refused page Next would otherwise say "not found". */
export async function adminTitle(titleOf: (ctx: Ctx) => Promise<string>): Promise<Metadata> {
  const { ctx, user } = await requireViewer();
  return { title: user.role === "admin" ? await titleOf(ctx) : "No access" };
}

/** The host's workspace, whoever is looking; null if there is none. */
export const visitorContext = cache(async (): Promise<{ ctx: Ctx; tenant: Tenant | null }> => {
  const ctx = asVisitor(await requestCtx());
  try {
    return { ctx, tenant: ctx.workspace ? await workspaceOf(ctx) : null };
  } catch (error) {
    if (error instanceof DirectoryError && error.code === "workspaceNotFound")
      return { ctx, tenant: null };
    throw error;
  }
});

/** The origin of the root domain, with the port that the browser used. */
export async function rootOrigin(): Promise<string> {
  const root = env().ROOT_DOMAIN;
  const url = URL.parse(await requestOrigin()) ?? new URL(`http://${root}`); // a client can send any Host
  url.hostname = root;
  return url.origin;
}

async function toSignIn(): Promise<never> {
  const path = (await headers()).get(pathHeader);
  redirect(path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}
