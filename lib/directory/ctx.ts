import type { Credential } from "@/db/tenant";

export type { Credential } from "@/db/tenant";

export interface RequestInfo {
  readonly id: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Who asks for what, before it is proved: the workspace by its slug, and what the caller shows for itself. */
export interface Ctx {
  readonly workspace: string;
  readonly credential: Credential;
  readonly request: RequestInfo;
}
