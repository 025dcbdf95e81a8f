import { cache } from "react";
import { foundOrNotFoundPage } from "@/app/found";
import { versionOf } from "@/app/policies/version-of";
import type { Ctx } from "@/lib/directory/ctx";
import { readAssignedPolicy } from "@/lib/directory/policies/sign-policy";

/** The policy of a page that the viewer reads, read once per request. */
export const loadAssignedPolicy = cache((ctx: Ctx, policyId: string, version: string) =>
  foundOrNotFoundPage(readAssignedPolicy(ctx, { policyId, version: versionOf(version) })),
);
