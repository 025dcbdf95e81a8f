"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { planNames } from "@/lib/directory/plans";
import { changePlan, renameWorkspace } from "@/lib/directory/workspaces";
import { adminAction } from "@/lib/http/action";

export const renameWorkspaceAction = adminAction(
  z.object({ name: z.string() }),
  async (ctx, input) => {
    await renameWorkspace(ctx, input);
    refresh();
  },
);

export const changePlanAction = adminAction(
  z.object({ plan: z.enum(planNames) }),
  async (ctx, input) => {
    await changePlan(ctx, input);
    refresh();
  },
);
