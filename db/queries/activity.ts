import { activityEvents } from "../schema/activity-events";
import type { Tx } from "../tx";

export type NewActivityEvent = typeof activityEvents.$inferInsert;

// PostgreSQL binds at most 65,535 values in one statement; an event has 13.
const chunk = 4_000;

/** Appends events, in statements of a few thousand rows each. */
export async function insertActivity(tx: Tx, events: NewActivityEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += chunk) {
    await tx.insert(activityEvents).values(events.slice(from, from + chunk));
  }
}
