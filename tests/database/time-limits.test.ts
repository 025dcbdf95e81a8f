import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { protocolError } from "@/lib/directory/scim/protocol-error";
import { read, unchanged, write } from "@/lib/directory/write";
import { pool } from "@/tests/support/application-client";
import { newWorkspace } from "@/tests/support/workspace";

const limit = sql`select current_setting('statement_timeout') as limit`;

test("a read has 15 seconds for a statement, whoever asks, and a change has 60", async () => {
  const { scim, person, operator } = await newWorkspace();
  const callers = [scim, person, operator];
  for (const ctx of callers) {
    const reading = await read(ctx, "users:read", async (tx, admitted) => {
      await admitted;
      return tx.execute(limit);
    });
    expect([...reading]).toEqual([{ limit: "15s" }]);
    const writing = await write(ctx, "users:write", async (tx) =>
      unchanged(await tx.execute(limit)),
    );
    expect([...writing]).toEqual([{ limit: "1min" }]);
  }
  // Nothing of it stays on the connection, so that a pooler may share it.
  expect([...(await pool().unsafe("show statement_timeout"))]).toEqual([
    { statement_timeout: "15s" },
  ]);
});

test("what is stopped says that nothing was changed, and what to ask for", async () => {
  const { scim } = await newWorkspace();
  const slow = read(scim, "users:read", async (tx, admitted) => {
    await admitted;
    await tx.execute(sql`select set_config('statement_timeout', '20ms', true)`);
    return tx.execute(sql`select pg_sleep(10)`);
  });
  const error = protocolError(await slow.catch((reason: unknown) => reason));
  expect(error).toMatchObject({
    status: 503,
    detail: expect.stringMatching(/nothing was changed.*ask for less/),
    headers: { "Retry-After": "30" },
  });
});
