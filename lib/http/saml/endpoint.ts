import "server-only";
import type { Ctx } from "@/lib/directory/ctx";
import { DirectoryError } from "@/lib/directory/errors";
import { log } from "@/lib/log";
import { asVisitor, requestCtx, requestOrigin } from "../request-ctx";

/** Redirects the browser with a GET, so that nothing is posted twice. */
export const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });

/** The page that explains why a sign-in failed. */
export const refusedPage = (origin: string, reason: string): string =>
  `${origin}/sign-in/refused?reason=${reason}`;

/** Runs a SAML endpoint: a DirectoryError becomes the page that explains it; an internal error is logged. */
export const samlEndpoint =
  (answer: (visitor: Ctx, origin: string, request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const [asked, origin] = await Promise.all([requestCtx(), requestOrigin()]);
    const ctx = asVisitor(asked);
    try {
      return await answer(ctx, origin, request);
    } catch (error) {
      if (!(error instanceof DirectoryError)) {
        log.error({ err: error, requestId: ctx.request.id }, "a SAML endpoint failed");
        return seeOther(refusedPage(origin, "failed"));
      }
      if (error.code === "workspaceNotFound") return new Response("Not found", { status: 404 });
      const isOff = error.code === "forbidden" || error.code === "planRequired";
      return seeOther(refusedPage(origin, isOff ? "notOn" : error.code));
    }
  };
