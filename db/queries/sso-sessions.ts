import { and, eq, inArray, isNull, notInArray, or, sql } from "drizzle-orm";
import { sessions } from "../schema/sign-in";
import { ssoConnections, ssoSessions } from "../schema/sso";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import type { UserRow } from "./users";

export type SsoSessionRow = Omit<typeof ssoSessions.$inferSelect, "tenantId">;

/** Records the provider's name for a session. */
export async function insertSsoSession(tx: Tx, row: SsoSessionRow): Promise<void> {
  await tx.insert(ssoSessions).values(row);
}

/** Names are specific to a provider: at another one, the same name may be nobody's or someone else's. */
const ofConnectedProvider = (tx: Tx) =>
  or(
    isNull(ssoSessions.issuer),
    inArray(
      ssoSessions.issuer,
      tx
        .select({ entityId: ssoConnections.entityId })
        .from(ssoConnections)
        .where(eq(ssoConnections.tenantId, currentTenant)),
    ),
  );

/** The connected provider's name for a session. */
export async function findSsoSession(
  tx: Tx,
  sessionId: string,
): Promise<SsoSessionRow | undefined> {
  const [row] = await tx
    .select()
    .from(ssoSessions)
    .where(
      and(
        eq(ssoSessions.tenantId, currentTenant),
        eq(ssoSessions.sessionId, sessionId),
        ofConnectedProvider(tx),
      ),
    );
  return row;
}

/** Ends a name's sessions at the connected provider, all or those with some indexes; returns whose they were. */
export async function endSsoSessions(
  tx: Tx,
  { nameId, indexes }: { nameId: string; indexes: readonly string[] },
): Promise<UserRow[]> {
  const named = tx
    .select({ id: ssoSessions.sessionId })
    .from(ssoSessions)
    .where(
      and(
        eq(ssoSessions.tenantId, currentTenant),
        eq(ssoSessions.nameId, nameId),
        ofConnectedProvider(tx),
        indexes.length > 0 ? inArray(ssoSessions.sessionIndex, [...indexes]) : undefined,
      ),
    );
  const ended = await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(sessions.tenantId, currentTenant),
        inArray(sessions.id, named),
        isNull(sessions.endedAt),
      ),
    )
    .returning({ userId: sessions.userId });
  const userIds = [...new Set(ended.map(({ userId }) => userId))];
  if (userIds.length === 0) return [];
  return tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, currentTenant), inArray(users.id, userIds)));
}

/** Ends members' sessions that were started with a password; only one person's, if an id is given. */
export async function endPasswordSessionsOfMembers(tx: Tx, userId?: string): Promise<void> {
  const members = tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.tenantId, currentTenant),
        eq(users.role, "member"),
        userId === undefined ? undefined : eq(users.id, userId),
      ),
    );
  const bySso = tx
    .select({ id: ssoSessions.sessionId })
    .from(ssoSessions)
    .where(eq(ssoSessions.tenantId, currentTenant));
  await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(sessions.tenantId, currentTenant),
        isNull(sessions.endedAt),
        inArray(sessions.userId, members),
        notInArray(sessions.id, bySso),
      ),
    );
}
