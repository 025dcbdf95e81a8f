import type { Credential } from "@/db/binding";
import type { ActivityEntry } from "./outcome";

export type { Credential } from "@/db/binding";

/** Why a token was not accepted: how it was sent, or its state in the workspace. */
export type TokenFault =
  | "missing"
  | "notBearer"
  | "empty"
  | "saidTwice"
  | "whiteSpace"
  | "unknown"
  | "revoked";

/** What becomes known of a request while it runs, for the provisioning log. */
export interface RequestTrace {
  tokenId: string | null;
  fault: TokenFault | null;
  /** The token's name, if it was revoked. */
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

/** A caller's unverified claim: the workspace's slug and the credential presented. */
export interface Ctx {
  readonly workspace: string;
  readonly credential: Credential;
  readonly request: RequestInfo;
}
