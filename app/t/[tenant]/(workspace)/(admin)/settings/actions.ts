"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { changePlan, renameWorkspace } from "@/lib/directory/workspaces";
import { adminAction } from "@/lib/http/action";

export const renameWorkspaceAction = adminAction(
  z.object({
    name: z.string().trim().min(1, "Enter a name.").max(80, "Use at most 80 characters."),
  }),
  async (ctx, input) => {
    await renameWorkspace(ctx, input);
    refresh();
  },
);

export const changePlanAction = adminAction(
  z.object({ plan: z.enum(["free", "standard", "premium"]) }),
  async (ctx, input) => {
    await changePlan(ctx, input);
    refresh();
  },
);
