import { readFile } from "node:fs/promises";
import { beforeAll, expect, inject, test } from "vitest";
import { migrate } from "@/db/migrate";
import { expireOnce } from "@/lib/directory/retention/expire";
import { pool } from "@/tests/support/application-client";
import { createDatabase, databaseUrl } from "@/tests/support/databases";
import { testEnvironment } from "@/tests/support/environment";
import { oldRows, onPlanFor, owner, premiumKeeps, writtenAgo } from "@/tests/support/old-rows";
import { personDocument, postUser } from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

// A database of this file's own, before anything asks where one is.
const [clusterUrl, template] = [inject("clusterUrl"), inject("template")];
const name = `${template}_partitioned`;
await createDatabase(clusterUrl, { name, template });
const url = databaseUrl(clusterUrl, name);
Object.assign(process.env, testEnvironment(url));

const logs = ["activity_events", "scim_requests"];
const rights = () => owner()`
  select c.oid::regclass::text as table, a.privilege_type, a.grantee::regrole::text as role
  from pg_class c, aclexplode(c.relacl) a where relname in ${owner()(logs)} and relnamespace = 'public'::regnamespace
  order by 1, 2, 3`;
const indexes = () => owner()`
  select indexname from pg_indexes where schemaname = 'public' and tablename in ${owner()(logs)} order by 1`;

const script = await readFile("deploy/partition-logs.sql", "utf8");

let before: {
  workspace: Awaited<ReturnType<typeof newWorkspace>>;
  events: unknown;
  shape: unknown;
};

beforeAll(async () => {
  const workspace = await newWorkspace();
  await onPlanFor(workspace, { days: 365 });
  await writtenAgo(workspace, { days: 400, rows: 3 });
  const shape = [await rights(), await indexes()];
  before = { workspace, events: await workspace.events(), shape };
  await owner().unsafe(script);
});

test("what is to come is divided without a gap, in whatever time zone", async () => {
  const [, example = ""] = /^-- {3}begin;$(.*)^-- {3}commit;$/ms.exec(script) ?? [];
  const sql = await owner().reserve();
  try {
    await sql`begin`;
    await sql`set local timezone = 'America/New_York'`;
    const [next] = await sql<{ month: string }[]>`
      select to_char(now() at time zone 'UTC' + interval '1 month', 'YYYY-MM-01') as month`;
    const division = example
      .replaceAll(/^--/gm, "")
      .replaceAll("2026-12-01", next?.month ?? "")
      .replaceAll("2028-01-01", "2999-01-01");
    await sql.unsafe(division);
    const partitions = await sql<{ bound: string }[]>`
      select pg_get_expr(relpartbound, oid) as bound from pg_class
      where oid in (select inhrelid from pg_inherits where inhparent = 'activity_events'::regclass)`;
    const edges = partitions.map(({ bound }) => bound.match(/MINVALUE|MAXVALUE|[0-9a-f-]{36}/g));
    const starts = new Set(edges.map((edge) => edge?.[0]));
    expect(starts.size).toBe(3);
    expect(new Set(edges.map((edge) => edge?.[1]))).toEqual(
      new Set([...starts, "MAXVALUE"].filter((edge) => edge !== "MINVALUE")),
    );
  } finally {
    await sql`rollback`;
    sql.release();
  }
});

test("partitioned, both logs keep rows, rights, names of indexes, and are written and read as before", async () => {
  const { workspace, events, shape } = before;
  expect([await rights(), await indexes()]).toEqual(shape);
  expect(await workspace.events()).toEqual(events);
  const mark = await workspace.mark();
  await postUser(workspace.scim, personDocument("ann@example.com"));
  expect(await workspace.events(mark)).toMatchObject([{ action: "user.created" }]);
  await writtenAgo(workspace, { days: -40 }); // next month's
  const [next] =
    await owner()`select (select count(*)::int from log_partitions.activity_events_next) as events,
    (select count(*)::int from log_partitions.scim_requests_next) as requests`;
  expect(next).toEqual({ events: 1, requests: 1 });
});

test("row security, and the refusal to change events, hold for the table; its partitions are out of the application's reach", async () => {
  const { workspace } = before;
  await migrate(url); // whose rights for tables are those of a schema
  const other = await newWorkspace();
  const seen = await pool().begin(async (sql) => {
    await sql`select bind_workspace(${other.slug})`;
    return sql`select distinct tenant_id = (select id from tenants where slug = ${other.slug}) as own from activity_events`;
  });
  expect([...seen]).toEqual([{ own: true }]);
  for (const partition of ["activity_events", "activity_events_next", "scim_requests"]) {
    const reached = pool()`select 1 from log_partitions.${pool()(partition)}`;
    await expect(reached).rejects.toMatchObject({ code: "42501" });
  }
  for (const statement of [
    "update activity_events set action = 'x'",
    "delete from activity_events where target_label <> 'old'",
    "update log_partitions.activity_events set action = 'x'",
    "truncate activity_events",
  ]) {
    const work = owner().begin(async (sql) => {
      await sql`select bind_workspace(${workspace.slug})`;
      await sql.unsafe(statement);
    });
    await expect(work, statement).rejects.toThrow("never changed or removed");
  }
});

test("what is past its time expires from partitions too", async () => {
  const { workspace } = before;
  await premiumKeeps({ activity: 90, requests: 30 });
  expect(await expireOnce()).toEqual({ events: 3, requests: 3 });
  expect(await oldRows(workspace)).toMatchObject({ events: 1, requests: 1 });
});
