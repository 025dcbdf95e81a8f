import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { groupSearchColumns } from "@/db/filter/group-columns";
import { toSql } from "@/db/filter/to-sql";
import { userSearchColumns } from "@/db/filter/user-columns";
import { heldKeys, lockUsersByKeys } from "@/db/queries/users";
import { groups } from "@/db/schema/groups";
import { users } from "@/db/schema/users";
import type { Tx } from "@/db/tx";
import { parseFilter } from "@/lib/scim/filter/parse";
import { resolveFilter } from "@/lib/scim/filter/resolve";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { beginBound } from "@/tests/support/bound-tx";
import { insertTenant } from "./filter-world";

const tenantId = crypto.randomUUID();
const userId = "01930000-0000-7000-8000-000000000777";
const groupId = "01930000-0000-7000-9000-000000000007";

let tx: Tx;
let end: () => Promise<void>;

// As the application's role, and with as many rows as make the planner choose.
beforeAll(async () => {
  await insertTenant(tenantId, (owner) => owner.unsafe(fill));
  ({ tx, end } = await beginBound(tenantId));
});
afterAll(() => end());

const fill = `
  insert into users (id, scim_id, document, search, user_name, user_name_key, external_id, label, label_key, active, role, created_at, last_modified)
  select id, id, '{}', '{}', 'u' || n, 'u' || n, 'x' || n,
    'u' || n, 'u' || n, true, 'member', now(), timestamptz '2026-01-01' + n * interval '1 minute'
  from generate_series(1, 5000) n,
    lateral (select ('01930000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid) as made(id);
  insert into user_emails (user_id, value_key, type_key)
  select id, user_name || '@example.com', 'work' from users where tenant_id = '${tenantId}';
  insert into groups (id, document, search, display_name, display_name_key, external_id, created_at)
  select ('01930000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, '{}', '{}', 'g' || n, 'g' || n, 'x' || n, now()
  from generate_series(1, 2000) n;
  insert into group_users (group_id, user_id)
  select ('01930000-0000-7000-9000-' || lpad((1 + n % 2000)::text, 12, '0'))::uuid,
    ('01930000-0000-7000-8000-' || lpad((1 + n % 5000)::text, 12, '0'))::uuid
  from generate_series(1, 10000) n;
  insert into group_groups (group_id, child_id)
  select ('01930000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid,
    ('01930000-0000-7000-9000-' || lpad((n + 1)::text, 12, '0'))::uuid
  from generate_series(1, 1900, 10) n`;

async function planOf(from: SQL, where: SQL): Promise<string> {
  const rows = await tx.execute<{ "QUERY PLAN": string }>(
    sql`explain select 1 from ${from} where ${where}`,
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const indexedBy = (column: string) => new RegExp(`Index Cond: .*[(. ]${column} (?:=|>=?) `);

test.each([
  ['userName eq "u7"', "user_name_key"],
  ['userName sw "u77"', "user_name_key"],
  ['externalId eq "x7"', "external_id"],
  [`id eq "${userId}"`, "scim_id"],
  ['emails.value eq "u7@example.com"', "value_key"],
  ['emails eq "u7@example.com"', "value_key"],
  ['emails sw "u77@"', "value_key"],
  ['emails[type eq "work"].value eq "u7@example.com"', "value_key"],
  ['emails[primary eq true].value eq "u7@example.com"', "value_key"],
  ['emails[value eq "u7@example.com"]', "value_key"],
  ['meta.lastModified gt "2026-01-04T10:00:00Z"', "last_modified"],
  [`id eq "${userId}" and manager eq "x"`, "scim_id"],
])("users by %s", async (text, column) => {
  const filter = toSql(resolveFilter(userType, parseFilter(text)), userSearchColumns);
  const plan = await planOf(sql`${users}`, sql`${users.removedAt} is null and ${filter}`);
  expect(plan).toMatch(indexedBy(column));
  expect(plan).not.toMatch(/Seq Scan on (?:users|user_emails|group_users)/);
});

test.each([
  ['displayName eq "g7"', "display_name_key"],
  ['externalId eq "x7"', "external_id"],
  [`members.value eq "${userId}"`, "user_id"],
  [`members[value eq "${userId}"]`, "user_id"],
  [`members[value eq "${userId}" and type eq "User"]`, "user_id"],
  [`id eq "${groupId}" and members eq "${userId}"`, "user_id"],
])("groups by %s", async (text, column) => {
  const where = toSql(resolveFilter(groupType, parseFilter(text)), groupSearchColumns);
  const plan = await planOf(sql`${groups}`, where);
  expect(plan).toMatch(indexedBy(column));
  expect(plan).not.toMatch(/Seq Scan on (?:groups|group_users)/);
});

test.each<[string, (tx: Tx) => Promise<unknown>]>([
  ["one account", (of) => lockUsersByKeys(of, ["u7", "u8@example.com"])],
  ["many", (of) => heldKeys(of, ["u7", "u8@example.com", "u9"])],
])("accounts by the userNames and emails of %s, those that SCIM removed too", async (_, find) => {
  const plans: Promise<string>[] = [];
  const explaining: Pick<Tx, "send"> = {
    send(text) {
      const lines = tx.send(`explain (generic_plan) ${text}`, []).values(); // as an integration's changes are planned
      plans.push(lines.then((rows) => rows.join("\n")));
      return tx.send("select where false", []); // to lock takes a transaction that may write
    },
  };
  await find(Object.assign(Object.create(tx), explaining));
  const plan = (await Promise.all(plans)).join("\n");
  for (const index of ["user_name_key", "email_key", "removed_by_user_name", "removed_by_email"]) {
    expect(plan).toMatch(new RegExp(`Index (?:Only )?Scan (?:on|using) users_${index}`));
  }
  expect(plan).not.toContain("Seq Scan");
});

test("users by their group: the members are looked up, however they are then joined", async () => {
  const filter = resolveFilter(userType, parseFilter(`groups.value eq "${groupId}"`));
  const plan = await planOf(sql`${users}`, toSql(filter, userSearchColumns));
  expect(plan).toMatch(indexedBy("group_id"));
  expect(plan).not.toContain("Seq Scan on group_users");
});
