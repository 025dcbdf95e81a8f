import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { firstIdAt } from "@/db/first-id-at";
import { selectArrivals } from "@/db/queries/scim-requests";
import { isUuid } from "@/db/uuid-array";
import type { Ctx } from "../ctx";
import { DirectoryError, refusedOr } from "../errors";
import { read } from "../write";
import type { LogFilter } from "./provisioning-log";

/** A request in the log. */
export interface Arrival {
  readonly id: string;
  readonly status: number;
}

interface Watch {
  /** The id of the newest request already known. */
  readonly since?: string | undefined;
  readonly everyMs?: number;
}

/** Rows are ordered by when requests began, but written when they end, so a slow one appears below faster ones. */
const slowestMs = 30_000;
const mostAtOnce = 500;

/**
 * New requests that match a filter: one list per poll of the log, newest first, often empty. Each poll authenticates the
 * caller; the stream ends when the session, role or plan no longer allows it.
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
