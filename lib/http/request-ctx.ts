import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { Ctx } from "@/lib/directory/ctx";
import { newId } from "@/lib/new-id";
import { addressing } from "./addressing";
import { requestIdHeader, stamped } from "./own-headers";
import { cookieName, openSession } from "./session-cookie";

/** The context of the page or action being served: the person of the session cookie, or else a visitor. */
export const requestCtx = cache(async (): Promise<Ctx> => {
  const sent = await headers();
  const { workspace, origin, ip, userAgent } = addressing(sent);
  const cookie = (await cookies()).get(cookieName(origin))?.value;
  const session = await openSession(cookie, workspace);
  return {
    workspace,
    credential: session ? { kind: "session", id: session.id } : { kind: "visitor" },
    request: { id: stamped(sent, requestIdHeader) ?? newId(), ip, userAgent },
  };
});

/** The same request as a visitor's: the session's permissions are ignored. */
export const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, credential: { kind: "visitor" } });

/** Scheme and host as the browser sees them. */
export const requestOrigin = async (): Promise<string> => addressing(await headers()).origin;
