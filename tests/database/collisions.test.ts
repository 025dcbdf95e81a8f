import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/tx";
import { DirectoryError } from "@/lib/directory/errors";
import { protocolErrorOf } from "@/lib/directory/scim/protocol-error";
import { unchanged, write } from "@/lib/directory/write";
import { newTenant } from "@/tests/support/tenant";

/** Fails as PostgreSQL has the loser of a deadlock fail. */
const collide = (tx: Tx) =>
  tx.execute(sql`do $$ begin raise exception 'collided' using errcode = '40P01'; end $$`);

test("a change that collides is tried again, and what it gives at last is given", async () => {
  const { operator } = await newTenant();
  let tries = 0;
  const given = await write(operator, "users:write", async (tx) => {
    tries += 1;
    if (tries < 4) await collide(tx);
    return unchanged(tries);
  });
  expect(given).toBe(4);
});

test("one that collides each time is refused as what it is, and may be sent again", async () => {
  const { operator } = await newTenant();
  const refusal: unknown = await write(operator, "users:write", async (tx) => {
    await collide(tx);
    return unchanged(undefined);
  }).catch((error: unknown) => error);
  if (!(refusal instanceof DirectoryError)) throw refusal;
  const { status, headers, detail } = protocolErrorOf(refusal);
  expect(status).toBe(503);
  expect(headers["Retry-After"]).toMatch(/^[1-9]\d*$/);
  expect(detail).toContain("nothing was changed. Try again");
  expect(detail).not.toContain("database");
});
