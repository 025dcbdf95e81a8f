import { cache } from "react";
import { foundOrNotFoundPage } from "@/app/found";
import { versionOf } from "@/app/policies/version-of";
import type { Ctx } from "@/lib/directory/ctx";
import { getPolicy, getPolicyVersion } from "@/lib/directory/policies/policies";

/** The policy of a page, read once per request. */
export const loadPolicy = cache((ctx: Ctx, id: string) =>
  foundOrNotFoundPage(getPolicy(ctx, { id })),
);

/** The version of a page, read once per request. */
export const loadVersion = cache((ctx: Ctx, id: string, version: string) =>
  foundOrNotFoundPage(getPolicyVersion(ctx, { id, version: versionOf(version) })),
);
