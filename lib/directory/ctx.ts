import type { Credential } from "@/db/binding";
import type { ActivityEntry } from "./outcome";

export type { Credential } from "@/db/binding";

/** Why a token was not accepted: how it was sent, or what the workspace knows of it. */
export type TokenFault =
  | "missing"
  | "notBearer"
  | "empty"
  | "saidTwice"
  | "whiteSpace"
  | "unknown"
  | "revoked";

/** What a request turned out to be and to do, noted as it goes, for the provisioning log. */
export interface RequestTrace {
  tokenId: string | null;
  fault: TokenFault | null;
  /** The name of the token, where it was one that is revoked. */
  revoked: string | null;
  first: ActivityEntry | null;
  changes: number;
}

export interface RequestInfo {
  readonly id: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly trace?: RequestTrace;
}

/** Who asks for what, before it is proved: the workspace by its slug, and what the caller shows for itself. */
export interface Ctx {
  readonly workspace: string;
  readonly credential: Credential;
  readonly request: RequestInfo;
}
