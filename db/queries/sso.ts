import { and, eq, gt, inArray, isNotNull, isNull, lt, notInArray, or, sql } from "drizzle-orm";
import type { JsonObject } from "@/lib/scim/json";
import { sessions } from "../schema/sign-in";
import { ssoConnections, ssoSessions, ssoSpentIds, ssoTests } from "../schema/sso";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import type { UserRow } from "./users";

export type ConnectionRow = Omit<typeof ssoConnections.$inferSelect, "tenantId">;
export type TestRow = Omit<typeof ssoTests.$inferSelect, "tenantId">;

const here = eq(ssoConnections.tenantId, currentTenant);

/** The workspace's connection. */
export async function findConnection(tx: Tx): Promise<ConnectionRow | undefined> {
  const [row] = await tx.select().from(ssoConnections).where(here);
  return row;
}

/** The workspace's connection, locked until the transaction ends. */
export async function lockConnection(tx: Tx): Promise<ConnectionRow | undefined> {
  const [row] = await tx.select().from(ssoConnections).where(here).for("update");
  return row;
}

/** Connects a workspace that isn't yet. */
export async function insertConnection(
  tx: Tx,
  row: typeof ssoConnections.$inferInsert,
): Promise<void> {
  await tx.insert(ssoConnections).values(row);
}

/** Changes the connection. */
export async function saveConnection(tx: Tx, columns: Partial<ConnectionRow>): Promise<void> {
  await tx.update(ssoConnections).set(columns).where(here);
}

/** Disconnects the workspace. */
export async function deleteConnection(tx: Tx): Promise<void> {
  await tx.delete(ssoConnections).where(here);
}

/** Takes the turn to look at the provider's metadata; undefined where somebody had it since `since`, or there is no URL. */
export async function claimMetadataLook(tx: Tx, since: Date): Promise<ConnectionRow | undefined> {
  const [claimed] = await tx
    .update(ssoConnections)
    .set({ metadataCheckedAt: sql`now()` })
    .where(
      and(here, isNotNull(ssoConnections.metadataUrl), lt(ssoConnections.metadataCheckedAt, since)),
    )
    .returning();
  return claimed;
}

/** Uses an id up; false where it was used before, on whichever instance. Forgets those that are over. */
export async function spendId(
  tx: Tx,
  { digest, expiresAt }: { digest: Buffer; expiresAt: Date },
): Promise<boolean> {
  const inserted = await tx
    .insert(ssoSpentIds)
    .values({ digest, expiresAt })
    .onConflictDoNothing()
    .returning({ digest: ssoSpentIds.digest });
  await tx
    .delete(ssoSpentIds)
    .where(and(eq(ssoSpentIds.tenantId, currentTenant), lt(ssoSpentIds.expiresAt, sql`now()`)));
  return inserted.length > 0;
}

const ofTest = (requestId: string) =>
  and(eq(ssoTests.tenantId, currentTenant), eq(ssoTests.requestId, requestId));

/** Starts a test, and forgets those that are over. */
export async function insertTest(tx: Tx, test: Omit<TestRow, "result">): Promise<void> {
  await tx
    .delete(ssoTests)
    .where(and(eq(ssoTests.tenantId, currentTenant), lt(ssoTests.expiresAt, sql`now()`)));
  await tx.insert(ssoTests).values(test);
}

/** A test that isn't over. */
export async function findTest(tx: Tx, requestId: string): Promise<TestRow | undefined> {
  const [row] = await tx
    .select()
    .from(ssoTests)
    .where(and(ofTest(requestId), gt(ssoTests.expiresAt, sql`now()`)));
  return row;
}

/** Gives a test its result, once; false where it had one. */
export async function saveTestResult(
  tx: Tx,
  requestId: string,
  result: JsonObject,
): Promise<boolean> {
  const saved = await tx
    .update(ssoTests)
    .set({ result })
    .where(and(ofTest(requestId), isNull(ssoTests.result)))
    .returning({ requestId: ssoTests.requestId });
  return saved.length > 0;
}

export type SsoSessionRow = Omit<typeof ssoSessions.$inferSelect, "tenantId">;

/** Notes by what name the provider knows a session. */
export async function insertSsoSession(tx: Tx, row: SsoSessionRow): Promise<void> {
  await tx.insert(ssoSessions).values(row);
}

/** Names are one provider's own: to another one they may be nobody's, or somebody else's. */
const ofConnectedProvider = (tx: Tx) =>
  or(
    isNull(ssoSessions.issuer),
    inArray(
      ssoSessions.issuer,
      tx.select({ entityId: ssoConnections.entityId }).from(ssoConnections).where(here),
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

/** Ends the sessions that the connected provider knows by a name, all of them or those of some indexes; whose they were. */
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

/** Ends the sessions of members that a password started. */
export async function endPasswordSessionsOfMembers(tx: Tx): Promise<void> {
  const members = tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.tenantId, currentTenant), eq(users.role, "member")));
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
