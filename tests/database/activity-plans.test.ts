import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ActivityFilter, selectActivity } from "@/db/queries/activity";
import type { Tx } from "@/db/tx";
import { beginBound } from "@/tests/support/bound-tx";
import { insertTenant } from "./filter-world";

const tenantId = crypto.randomUUID();
const okta = "01930000-0000-7000-8000-0000000000a1";
const ann = "01930000-0000-7000-8000-0000000000b1";
const lee = "01930000-0000-7000-8000-000000000007";

// Two integrations, an admin and people who sign in: enough of each to make the planner choose.
const fill = `
  insert into activity_events (id, at, source, actor_type, actor_id, action, target_type, target_id, target_label, request_id)
  select ('01930000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, now(),
    case when n % 4 < 2 then 'scim' else 'web' end,
    case when n % 4 < 2 then 'token' else 'user' end,
    case n % 4 when 0 then '${okta}' when 1 then '01930000-0000-7000-8000-0000000000a2' when 2 then '${ann}' else made.id end,
    case when n % 4 = 3 then 'user.signed_in' when n % 4 = 1 then 'user.created' else 'user.updated' end,
    'user', made.id, 'x', n::text
  from generate_series(1, 30000) n,
    lateral (select ('01930000-0000-7000-8000-' || lpad((n % 500)::text, 12, '0'))::uuid) as made(id);
  analyze activity_events`;

let tx: Tx;
let end: () => Promise<void>;

beforeAll(async () => {
  await insertTenant(tenantId, (owner) => owner.unsafe(fill));
  ({ tx, end } = await beginBound(tenantId));
});
afterAll(() => end());

/** How many rows of the log were read for a page and left out of it. */
async function leftOut(filter: ActivityFilter): Promise<number> {
  const page = sql`${selectActivity(tx, filter, { limit: 51 })}`;
  const rows = await tx.execute<{ "QUERY PLAN": string }>(
    sql`explain (analyze, costs off, timing off) ${page}`,
  );
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).not.toContain("Seq Scan on activity_events");
  return [...plan.matchAll(/Rows Removed by \w[\w ]*: (\d+)/g)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  );
}

const sources: Partial<ActivityFilter>[] = [
  {},
  { source: "scim" },
  { source: "web" },
  { source: "saml" },
];
const actions: Partial<ActivityFilter>[] = [
  {},
  { action: "user.updated" },
  { action: "user.created" },
  { action: "user.signed_in" },
  { action: "policy.archived" },
];
const people: Partial<ActivityFilter>[] = [
  {},
  { tokenId: okta },
  { personId: ann },
  { personId: lee },
  { tokenId: okta, personId: lee },
];
const combinations = sources.flatMap((source) =>
  actions.flatMap((action) => people.map((who) => ({ ...source, ...action, ...who }))),
);

test("a page of the log costs what it shows, whatever it is filtered by together", async () => {
  for (const filter of combinations) {
    // Of what concerns one account, and of the names of those who act, all is few.
    expect(await leftOut(filter), JSON.stringify(filter)).toBeLessThan(500);
  }
});
