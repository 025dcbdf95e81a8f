"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { viewerAction, visitorAction } from "@/lib/http/action";
import { localPath } from "@/lib/http/local-path";
import { endSession, redeemSetPasswordLink, startSession } from "@/lib/http/session";

export const signInAction = visitorAction(
  z.object({
    email: z.string().trim().min(1, "Enter your email address."),
    password: z.string().min(1, "Enter your password."),
    next: z.string().catch("/").transform(localPath),
  }),
  async (ctx, { next, ...credentials }): Promise<void> => {
    await startSession(ctx, credentials);
    redirect(next);
  },
);

export const setPasswordAction = visitorAction(
  z.object({ secret: z.string(), password: z.string() }),
  async (ctx, input): Promise<void> => {
    await redeemSetPasswordLink(ctx, input);
    redirect("/");
  },
);

const endOwnSession = viewerAction(z.object({}), endSession);

/** Returns the URL to go to, which is the sign-in page if the session had already ended. */
export async function signOutAction(): Promise<string> {
  const ended = await endOwnSession({ status: "idle" }, new FormData());
  return ended.status === "ok" ? ended.data : "/sign-in";
}
