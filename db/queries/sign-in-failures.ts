import { and, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { signInFailures } from "../schema/sign-in";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

/** How often a key has failed in its current window. */
export type Failures = Pick<
  typeof signInFailures.$inferSelect,
  "key" | "failures" | "windowEndsAt"
>;

const forgottenAtOnce = 100;

const counted = {
  key: signInFailures.key,
  failures: signInFailures.failures,
  windowEndsAt: signInFailures.windowEndsAt,
};

/** How often each key has failed in its current window. */
export const failuresOf = (tx: Tx, keys: string[]): Promise<Failures[]> =>
  tx
    .select(counted)
    .from(signInFailures)
    .where(
      and(
        eq(signInFailures.tenantId, currentTenant),
        inArray(signInFailures.key, keys),
        gt(signInFailures.windowEndsAt, sql`now()`),
      ),
    );

/**
 * Counts a failure of each key, and returns how often it has now failed; an expired window is replaced by a new one.
 * Also deletes some of the other expired rows, because anyone can add keys.
 */
export async function countFailure(
  tx: Tx,
  keys: string[],
  windowEndsAt: Date,
): Promise<Failures[]> {
  const running = sql`${signInFailures.windowEndsAt} > now()`;
  const counting = tx
    .insert(signInFailures)
    .values([...keys].sort().map((key) => ({ key, failures: 1, windowEndsAt })))
    .onConflictDoUpdate({
      target: [signInFailures.tenantId, signInFailures.key],
      set: {
        failures: sql`case when ${running} then ${signInFailures.failures} + 1 else 1 end`,
        windowEndsAt: sql`case when ${running} then ${signInFailures.windowEndsAt} else excluded.window_ends_at end`,
      },
    })
    .returning(counted);
  const over = tx
    .select({ key: signInFailures.key })
    .from(signInFailures)
    .where(
      and(eq(signInFailures.tenantId, currentTenant), lt(signInFailures.windowEndsAt, sql`now()`)),
    )
    .orderBy(signInFailures.windowEndsAt)
    .limit(forgottenAtOnce)
    .for("update", { skipLocked: true });
  const [failures] = await Promise.all([
    counting,
    tx
      .delete(signInFailures)
      .where(and(eq(signInFailures.tenantId, currentTenant), inArray(signInFailures.key, over))),
  ]);
  return failures;
}

/** Undoes one failure of each key. */
export async function takeFailureBack(tx: Tx, keys: string[]): Promise<void> {
  await tx
    .update(signInFailures)
    .set({ failures: sql`greatest(${signInFailures.failures} - 1, 0)` })
    .where(and(eq(signInFailures.tenantId, currentTenant), inArray(signInFailures.key, keys)));
}

/** Writes a key's failures unchanged, which takes as long as any write. */
export async function keepFailure(tx: Tx, key: string): Promise<void> {
  await tx
    .update(signInFailures)
    .set({ failures: sql`${signInFailures.failures}` })
    .where(and(eq(signInFailures.tenantId, currentTenant), eq(signInFailures.key, key)));
}

/** Deletes a key's failures. */
export async function forgetFailures(tx: Tx, key: string): Promise<void> {
  await tx
    .delete(signInFailures)
    .where(and(eq(signInFailures.tenantId, currentTenant), eq(signInFailures.key, key)));
}
