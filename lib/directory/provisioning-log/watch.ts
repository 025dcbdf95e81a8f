import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { firstIdAt } from "@/db/first-id-at";
import { selectArrivals } from "@/db/queries/scim-requests";
import { isUuid } from "@/db/uuid-array";
import type { Ctx } from "../ctx";
import { DirectoryError, refusedOr } from "../errors";
import { read } from "../write";
import type { LogFilter } from "./provisioning-log";

/** A request that the log has taken down. */
export interface Arrival {
  readonly id: string;
  readonly status: number;
}

interface Watch {
  /** The newest request that is known already. */
  readonly since?: string | undefined;
  readonly everyMs?: number;
}

/** Rows are in the order in which requests began, and written as they end: a slow one comes in below quicker ones. */
const slowestMs = 30_000;
const mostAtOnce = 500;

/**
 * What comes in that passes a filter: one list for each look at the log, the newest first, often empty. The caller is
 * proved at each look; it ends with the session, the role or the plan.
 */
export async function* watchRequests(
  ctx: Ctx,
  filter: LogFilter,
  { since, everyMs = 2_000 }: Watch,
): AsyncGenerator<Arrival[]> {
  let known = since && isUuid(since) ? since : undefined;
  let seen = new Set<string>();
  for (;;) {
    const recently = firstIdAt(new Date(Date.now() - slowestMs));
    const after = known && known < recently ? known : recently;
    const found = await refusedOr(() =>
      read(ctx, "tokens:read", (tx) => selectArrivals(tx, filter, { after, limit: mostAtOnce })),
    );
    if (found instanceof DirectoryError) {
      if (found.code !== "unavailable") return;
      yield [];
    } else {
      yield found.filter(({ id }) => !seen.has(id) && (known === undefined || id > known));
      seen = new Set(found.map(({ id }) => id));
      known = undefined;
    }
    await sleep(everyMs);
  }
}
