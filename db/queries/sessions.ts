import { and, eq, isNull, sql } from "drizzle-orm";
import { sessions } from "../schema/sign-in";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

const here = eq(sessions.tenantId, currentTenant);

/** Starts a session. */
export async function insertSession(tx: Tx, session: typeof sessions.$inferInsert): Promise<void> {
  await tx.insert(sessions).values(session);
}

/** Ends one session. */
export async function endSession(tx: Tx, id: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(here, eq(sessions.id, id), isNull(sessions.endedAt)));
}

/** Ends every session of a person. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(here, eq(sessions.userId, userId), isNull(sessions.endedAt)));
}
