import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { expireRows } from "@/db/queries/retention";
import { log } from "@/lib/log";

const atOnce = { tenants: 100, rows: 1_000 };
const pauseMs = 20;
const betweenMs = 3_600_000;

/** How many rows a sweep removed from the logs. */
export interface Expired {
  readonly events: number;
  readonly requests: number;
}

/**
 * Sweeps all workspaces once, a thousand rows per transaction: removes log rows past their plan's retention, and
 * sessions and set-password links that expired long ago. Undefined if another instance is sweeping.
 */
export async function expireOnce(signal?: AbortSignal): Promise<Expired | undefined> {
  let [events, requests] = [0, 0];
  let after: string | null = null;
  for (;;) {
    const sweep = await expireRows(after, atOnce);
    if (!sweep) return undefined;
    events += sweep.events;
    requests += sweep.requests;
    if (sweep.isDone || signal?.aborted) return { events, requests };
    after = sweep.sweptTo;
    await sleep(pauseMs);
  }
}

/**
 * Sweeps every hour, the first time within minutes, at times that differ between instances. Returns a function that
 * stops it, and resolves once nothing is running.
 */
export function expireHourly(): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = repeat(signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return async () => {
    stopping.abort();
    await running;
  };
}

async function repeat(signal: AbortSignal): Promise<void> {
  let wait = betweenMs * (0.05 + 0.1 * Math.random());
  for (;;) {
    await sleep(wait, undefined, { signal, ref: false });
    try {
      const expired = await expireOnce(signal);
      if (expired && expired.events + expired.requests > 0) {
        log.info(expired, "expired rows were removed");
      }
    } catch (error) {
      log.warn({ err: error }, "expired rows could not be removed; will try again later");
    }
    wait = betweenMs * (0.9 + 0.2 * Math.random());
  }
}
