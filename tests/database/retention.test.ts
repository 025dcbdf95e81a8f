import type { TransactionSql } from "postgres";
import { afterEach, describe, expect, test } from "vitest";
import { expireRows } from "@/db/queries/retention";
import { expireOnce } from "@/lib/directory/retention/expire";
import { keptDays } from "@/lib/directory/retention/kept-days";
import { viewer } from "@/lib/directory/viewer";
import { changePlan } from "@/lib/directory/workspaces";
import { pool } from "@/tests/support/application-client";
import {
  oldRows,
  onPlanFor,
  owner,
  premiumKeeps,
  ranOut,
  ranOutAgo,
  writtenAgo,
} from "@/tests/support/old-rows";
import { personDocument, postUser } from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

afterEach(() => premiumKeeps({ activity: null, requests: 30 }));

/** A workspace that came onto premium long ago. */
async function settled() {
  const workspace = await newWorkspace();
  await onPlanFor(workspace, { days: 365 });
  return workspace;
}

describe("what a plan no longer keeps", () => {
  test("goes, and nothing else does", async () => {
    const [here, standard] = [await settled(), await newWorkspace({ plan: "standard" })];
    await onPlanFor(standard, { days: 365 });
    for (const workspace of [here, standard]) {
      for (const days of [20, 95, 400]) await writtenAgo(workspace, { days, rows: 2 });
    }
    await premiumKeeps({ activity: 90, requests: 10 });
    const events = await here.events();
    expect(await expireOnce()).toMatchObject({ events: 4 });

    expect(await oldRows(here)).toEqual({ events: 2, requests: 0 });
    expect(await oldRows(standard)).toEqual({ events: 6, requests: 2 });
    const left = await here.events();
    expect(left).toEqual(events.slice(4));
    expect(await expireOnce()).toEqual({ events: 0, requests: 0 });
  });

  test("is nothing of the activity log until somebody says otherwise", async () => {
    const workspace = await settled();
    await writtenAgo(workspace, { days: 9_000 });
    await expireOnce();
    expect(await oldRows(workspace)).toEqual({ events: 1, requests: 0 });
    const kept = await keptDays(workspace.person);
    expect(kept("premium")).toEqual({ activity: null, requests: 30 });
  });

  test("stays for a month after a change of plan, which nobody can date back", async () => {
    const workspace = await settled();
    await writtenAgo(workspace, { days: 400 });
    await premiumKeeps({ activity: 90, requests: 30 });
    await changePlan(workspace.operator, { plan: "standard" });
    await changePlan(workspace.operator, { plan: "premium" });
    await pool().begin(async (sql) => {
      await sql`select bind_workspace(${workspace.slug})`;
      await sql`update tenants set plan_since = '2000-01-01'`;
    });
    await expireOnce();
    expect(await oldRows(workspace)).toMatchObject({ events: 1 });

    await onPlanFor(workspace, { days: 31 });
    await expireOnce();
    expect(await oldRows(workspace)).toMatchObject({ events: 0 });
  });
});

describe("sessions and set-password links", () => {
  test("go a month after they ran out, on every plan, with the provider's names for the sessions", async () => {
    const workspace = await newWorkspace({ plan: "free" });
    await ranOutAgo(workspace, { days: 31, rows: 2 });
    await ranOutAgo(workspace, { days: 29, rows: 3 });
    await expireOnce();
    expect(await ranOut(workspace)).toEqual({ sessions: 3, names: 3, links: 3 });
    expect((await viewer(workspace.person)).user.id).toBe(workspace.adminId);
  });

  test("count among the rows that a sweep removes at once", async () => {
    await expireOnce();
    const workspace = await newWorkspace();
    await ranOutAgo(workspace, { days: 31, rows: 20 });
    const atOnce = { tenants: 100_000, rows: 30 };
    expect(await expireRows(null, atOnce)).toMatchObject({ isDone: false });
    expect(await ranOut(workspace)).toEqual({ sessions: 0, names: 0, links: 10 });
    expect(await expireRows(null, atOnce)).toMatchObject({ isDone: true });
    expect(await ranOut(workspace)).toEqual({ sessions: 0, names: 0, links: 0 });
  });

  test("are looked at only where they go", async () => {
    const workspace = await newWorkspace();
    await ranOutAgo(workspace, { days: -1, rows: 2_000 });
    await ranOutAgo(workspace, { days: 31, rows: 3 });
    await owner()`analyze sessions, sso_sessions, set_password_links`;
    const read = await owner().begin(async (sql) => {
      const before = await rowsRead(sql);
      await sql`select * from expire_rows(null, 100000, 1000)`;
      return (await rowsRead(sql)) - before;
    });
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(300);
    expect(await ranOut(workspace)).toEqual({ sessions: 0, names: 0, links: 0 });
  });
});

/** How many rows of those tables the connection has read; PostgreSQL doesn't begin anew with each transaction. */
async function rowsRead(sql: TransactionSql): Promise<number> {
  const [row] = await sql`
    select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
    where relname in ('sessions', 'sso_sessions', 'set_password_links')`;
  return row?.rows ?? 0;
}

describe("the door opens for nothing else", () => {
  test("the application can't remove even an event that is past its time", async () => {
    const workspace = await settled();
    await writtenAgo(workspace, { days: 400 });
    await premiumKeeps({ activity: 90, requests: 30 });
    const work = pool().begin(async (sql) => {
      await sql`select bind_workspace(${workspace.slug})`;
      await sql`delete from activity_events where target_label = 'old'`;
    });
    await expect(work).rejects.toMatchObject({ code: "42501" });
    expect(await oldRows(workspace)).toMatchObject({ events: 1 });
  });

  test.each([
    "update retention set activity_days = 30",
    "delete from retention",
    "insert into retention (plan) values ('other')",
  ])("the application can't say how long rows are kept: %s", async (statement) => {
    await expect(pool().unsafe(statement)).rejects.toMatchObject({ code: "42501" });
  });

  test("the owner can't remove an event before its time, nor allow less than a month", async () => {
    const workspace = await settled();
    await writtenAgo(workspace, { days: 89 });
    await premiumKeeps({ activity: 90, requests: 30 });
    const work = owner().begin(async (sql) => {
      await sql`select bind_workspace(${workspace.slug})`;
      await sql`delete from activity_events where target_label = 'old'`;
    });
    await expect(work).rejects.toThrow("before their time");
    await expect(premiumKeeps({ activity: 29, requests: 30 })).rejects.toMatchObject({
      code: "23514",
    });
  });
});

describe("it stands in nobody's way", () => {
  test("sweeps that run at once remove each row once, however many there are", async () => {
    const workspace = await settled();
    await writtenAgo(workspace, { days: 400, rows: 2_500 });
    await premiumKeeps({ activity: 90, requests: 30 });
    const some = await expireRows(null, { tenants: 100_000, rows: 700 });
    expect([(some?.events ?? 0) + (some?.requests ?? 0), some?.isDone]).toEqual([700, false]);
    const sweeps = await Promise.all(Array.from({ length: 4 }, () => expireOnce()));
    expect(sweeps.some((sweep) => sweep !== undefined)).toBe(true);
    await expireOnce();
    expect(await oldRows(workspace)).toEqual({ events: 0, requests: 0 });
  });

  test("a row that somebody holds is passed over, not waited for", async () => {
    const workspace = await settled();
    await writtenAgo(workspace, { days: 400, rows: 3 });
    await premiumKeeps({ activity: 90, requests: 30 });
    await owner().begin(async (sql) => {
      await sql`select bind_workspace(${workspace.slug})`;
      await sql`select id from activity_events where target_label = 'old' limit 1 for update`;
      await expireOnce();
    });
    expect(await oldRows(workspace)).toMatchObject({ events: 1 });
  });

  test("requests read and write while it runs, and a second one leaves it to the first", async () => {
    const workspace = await settled();
    await writtenAgo(workspace, { days: 400, rows: 3 });
    await premiumKeeps({ activity: 90, requests: 30 });
    await owner().begin(async (sql) => {
      const [sweep] = await sql`select * from expire_rows(null, 10000, 10000)`;
      expect(sweep).toMatchObject({ is_done: true });
      await postUser(workspace.scim, personDocument("ann@example.com"));
      expect((await workspace.events()).some(({ action }) => action === "user.created")).toBe(true);
      expect(await expireRows(null, { tenants: 1, rows: 1 })).toBeUndefined();
    });
    expect(await oldRows(workspace)).toEqual({ events: 0, requests: 0 });
  });
});
