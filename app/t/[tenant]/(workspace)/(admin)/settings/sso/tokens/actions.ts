"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { createToken, revokeToken } from "@/lib/directory/tokens";
import { adminAction } from "@/lib/http/action";

/** The page is refreshed when the dialog closes, not now: the secret is still on screen. */
export const generateTokenAction = adminAction(
  z.object({ name: z.string(), replaces: z.uuid().optional() }),
  async (ctx, input) => {
    const { token, secret } = await createToken(ctx, input);
    return { name: token.name, secret };
  },
);

export const revokeTokenAction = adminAction(z.object({ id: z.uuid() }), async (ctx, input) => {
  await revokeToken(ctx, input);
  refresh();
});
