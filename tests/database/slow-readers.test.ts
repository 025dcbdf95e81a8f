import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closePool, poolUse } from "@/db/client";
import { exportActivity } from "@/lib/directory/activity";
import { env } from "@/lib/env";
import { owner, writtenAgo } from "@/tests/support/old-rows";
import { newWorkspace } from "@/tests/support/workspace";

/** Has connections that are opened from now on be cut where a transaction lasts or waits for so long. */
async function limitTransactions(limit: string): Promise<void> {
  const [{ database } = {}] = await owner()`select current_database() as database`;
  const role = owner()(env().DATABASE_APP_ROLE);
  for (const setting of ["statement_timeout", "idle_in_transaction_session_timeout"]) {
    await owner()`alter role ${role} in database ${owner()(database)} set ${owner()(setting)} = ${owner().unsafe(`'${limit}'`)}`;
  }
  await closePool();
}

beforeEach(() => limitTransactions("1s"));
afterEach(async () => {
  const [{ database } = {}] = await owner()`select current_database() as database`;
  await owner()`alter role ${owner()(env().DATABASE_APP_ROLE)} in database ${owner()(database)} reset all`;
  await closePool();
});

test("an export holds no transaction while its reader takes its time, and so no limit cuts it", async () => {
  const workspace = await newWorkspace();
  await writtenAgo(workspace, { days: 2, rows: 2_500 });
  const all = (await workspace.events()).length;
  let read = 0;
  let pieces = 0;
  for await (const events of exportActivity(workspace.person, {})) {
    read += events.length;
    pieces += 1;
    if (pieces > 1) continue;
    await vi.waitFor(() => expect(poolUse().inUse).toBe(0));
    await sleep(1_500);
  }
  expect(pieces).toBeGreaterThan(2);
  expect(read).toBe(all);
});
