import postgres from "postgres";
import { expect, test } from "vitest";
import { getPerson } from "@/lib/directory/people";
import { appDatabaseUrl, parseEnv } from "@/lib/env";
import { expectUnknown, filled, verbs } from "@/tests/support/foreign-ids";
import { withoutTenantConditions } from "@/tests/support/without-tenant-conditions";

// Before anything asks where the database is.
process.env.DATABASE_APP_URL = await withoutTenantConditions(appDatabaseUrl(parseEnv(process.env)));

test.each(Object.entries(verbs))(
  "%s without tenant conditions: an id of another workspace is what an unknown id is",
  (_, verb) => expectUnknown(verb),
);

test("it is row security that holds there: without it, too, one sees another workspace's people", async () => {
  const [own, other] = [await filled(), await filled()];
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  try {
    await owner`alter table users disable row level security`;
    expect(await getPerson(own.person, { id: other.user })).toMatchObject({ id: other.user });
  } finally {
    await owner`alter table users enable row level security`;
    await owner.end();
  }
});
