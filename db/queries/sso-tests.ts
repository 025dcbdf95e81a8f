import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { JsonObject } from "@/lib/scim/json";
import { ssoTests } from "../schema/sso";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

export type TestRow = Omit<typeof ssoTests.$inferSelect, "tenantId">;

const ofTest = (requestId: string) =>
  and(eq(ssoTests.tenantId, currentTenant), eq(ssoTests.requestId, requestId));

/** Starts a test, and deletes expired ones. */
export async function insertTest(tx: Tx, test: Omit<TestRow, "result">): Promise<void> {
  await tx
    .delete(ssoTests)
    .where(and(eq(ssoTests.tenantId, currentTenant), lt(ssoTests.expiresAt, sql`now()`)));
  await tx.insert(ssoTests).values(test);
}

/** A test that hasn't expired. */
export async function findTest(tx: Tx, requestId: string): Promise<TestRow | undefined> {
  const [row] = await tx
    .select()
    .from(ssoTests)
    .where(and(ofTest(requestId), gt(ssoTests.expiresAt, sql`now()`)));
  return row;
}

/** Saves a test's result, once; false if it already had one. */
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
