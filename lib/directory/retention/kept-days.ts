import "server-only";
import { type KeptDays, selectKeptDays } from "@/db/queries/retention";
import type { Ctx } from "../ctx";
import type { Plan } from "../plans";
import { read } from "../write";

export type { KeptDays } from "@/db/queries/retention";

const forEver: KeptDays = { activity: null, requests: null };

/** For how many days each plan keeps activity events and SCIM requests; null means for ever. */
export async function keptDays(ctx: Ctx): Promise<(plan: Plan) => KeptDays> {
  const kept = await read(ctx, "own:read", selectKeptDays);
  return (plan) => kept.get(plan) ?? forEver;
}
