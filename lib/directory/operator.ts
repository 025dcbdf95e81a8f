import "server-only";
import { newId } from "@/lib/new-id";
import type { Credential, Ctx } from "./ctx";

/** The context of an operator at this machine's command line, who may do anything in a workspace. */
export const operatorCtx = (
  workspace: string,
  credential: Extract<Credential, { kind: "operator" | "founder" }> = { kind: "operator" },
): Ctx => ({
  workspace,
  credential,
  request: { id: newId(), ip: null, userAgent: "accedo command line" },
});
