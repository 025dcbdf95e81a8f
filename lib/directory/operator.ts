import "server-only";
import { newId } from "@/lib/new-id";
import type { Credential, Ctx } from "./ctx";

/** The context of somebody at the machine's own command line, who may do everything in a workspace. */
export const operatorCtx = (
  workspace: string,
  credential: Extract<Credential, { kind: "operator" | "founder" }> = { kind: "operator" },
): Ctx => ({
  workspace,
  credential,
  request: { id: newId(), ip: null, userAgent: "accedo command line" },
});
