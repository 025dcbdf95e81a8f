import "server-only";
import { touchToken } from "@/db/queries/tokens";
import { transaction } from "@/db/tenant";
import { log } from "@/lib/log";
import type { Actor } from "./actor";
import type { Ctx } from "./ctx";

const everyMs = 60_000;
const noted = new Map<string, number>();

/**
 * Updates a token's "last used" at most once a minute, after the request's own transaction. The first use is awaited,
 * so that it shows at once.
 */
export async function noteTokenUse(ctx: Ctx, actor: Actor): Promise<void> {
  if (actor.type !== "token") return;
  const now = Date.now();
  const last = Math.max(actor.lastUsedAt?.getTime() ?? 0, noted.get(actor.id) ?? 0);
  if (now - last < everyMs) return;

  noted.set(actor.id, now);
  const written = transaction({
    workspace: ctx.workspace,
    credential: ctx.credential,
    mode: "write",
    admit: () => undefined,
    work: (tx) => touchToken(tx, { id: actor.id, at: new Date(now), by: ctx.request.userAgent }),
  }).catch((error: unknown) => {
    noted.delete(actor.id);
    log.warn({ err: error, requestId: ctx.request.id }, "a token's last use was not recorded");
  });
  if (last === 0) await written;
}
