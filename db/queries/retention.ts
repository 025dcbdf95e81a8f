import { acquire, giveBack } from "../client";
import { retention } from "../schema/retention";
import type { Plan } from "../schema/tenants";
import type { Tx } from "../tx";

/** In days; null is forever. */
export interface KeptDays {
  readonly activity: number | null;
  readonly requests: number | null;
}

/** How long each plan keeps the logs. */
export async function selectKeptDays(tx: Tx): Promise<ReadonlyMap<Plan, KeptDays>> {
  const rows = await tx.select().from(retention);
  return new Map(
    rows.map(({ plan, activityDays, requestDays }) => [
      plan,
      { activity: activityDays, requests: requestDays },
    ]),
  );
}

/** What one pass over some workspaces removed from the logs, and up to which workspace it is complete. */
export interface Sweep {
  readonly sweptTo: string | null;
  readonly isDone: boolean;
  readonly events: number;
  readonly requests: number;
}

const sweep = `select swept_to as "sweptTo", is_done as "isDone", events, requests from expire_rows($1, $2, $3)`;

/**
 * Removes some expired rows of the workspaces after a given one, in a separate transaction that is bound to none of
 * them. Undefined if another instance is doing this.
 */
export async function expireRows(
  after: string | null,
  { tenants: atOnce, rows }: { tenants: number; rows: number },
): Promise<Sweep | undefined> {
  const connection = await acquire();
  const answer = connection.unsafe<Sweep[]>(sweep, [after, atOnce, rows]).execute();
  giveBack(connection, answer);
  const [found] = await answer;
  return found;
}
