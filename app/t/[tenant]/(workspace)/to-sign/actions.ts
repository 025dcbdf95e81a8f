"use server";
import { refresh } from "next/cache";
import { z } from "zod";
import { signPolicy } from "@/lib/directory/policies/sign-policy";
import { viewerAction } from "@/lib/http/action";

export const signPolicyAction = viewerAction(
  z.object({ policyId: z.uuid(), version: z.coerce.number().int().positive() }),
  async (ctx, input) => {
    await signPolicy(ctx, input);
    refresh();
  },
);
