import postgres, { type TransactionSql } from "postgres";
import { beforeAll, expect, test } from "vitest";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { signIn } from "@/lib/directory/sign-in";
import { workspaceOf } from "@/lib/directory/viewer";
import { pool } from "@/tests/support/application-client";
import { publishedPolicy, sign } from "@/tests/support/policies";
import { changeMembers, personDocument, postGroup, postUser } from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

let ours: string;
let theirs: string;

beforeAll(async () => {
  [ours, theirs] = [await filledWorkspace(), await filledWorkspace()];
});

/** A workspace with rows in every table that has some; gives its id. */
async function filledWorkspace(): Promise<string> {
  const workspace = await newWorkspace();
  const { scim, operator } = workspace;
  await workspace.signInAdmin();
  const { id: ann } = await postUser(scim, personDocument("ann@example.com"));
  const { id: team } = await postGroup(scim, "Team", [ann]);
  const { id: staff } = await postGroup(scim, "Staff");
  await changeMembers(scim, staff, "add", [team]);
  const policyId = await publishedPolicy(workspace, { groupIds: [staff], userIds: [ann] });
  await sign(operator, ann, { policyId, version: 1 });
  await createSetPasswordLink(operator, { id: ann });
  const visitor = { ...operator, credential: { kind: "visitor" } } as const;
  await signIn(visitor, { email: "ann@example.com", password: "wrong" }).catch(() => {});
  return (await workspaceOf(visitor)).id;
}

const tenantTables = async (): Promise<string[]> => {
  const rows = await pool()<{ name: string }[]>`
    select relname as name from pg_class
    join pg_attribute on attrelid = pg_class.oid and attname = 'tenant_id' and not attisdropped
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`;
  return rows.map(({ name }) => name);
};

const as = <T>(tenantId: string, work: (sql: TransactionSql) => Promise<T>): Promise<T> =>
  pool().begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`;
    return work(sql);
  }) as Promise<T>; // it unwraps arrays of promises, of which T has none

const bound = <T>(work: (sql: TransactionSql) => Promise<T>): Promise<T> => as(ours, work);

const filled = [
  "activity_events",
  "assignments",
  "group_groups",
  "group_users",
  "group_versions",
  "groups",
  "passwords",
  "policies",
  "policy_groups",
  "policy_users",
  "policy_versions",
  "scim_tokens",
  "sessions",
  "set_password_links",
  "sign_in_failures",
  "sign_offs",
  "user_emails",
  "users",
];

test("every table of a workspace forces one policy, on its tenant_id, for reading and writing", async () => {
  const condition =
    "(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS \"nullif\"))";
  for (const table of await tenantTables()) {
    const [flags] = await pool()`
      select relrowsecurity, relforcerowsecurity from pg_class where oid = ${table}::regclass`;
    expect(flags).toEqual({ relrowsecurity: true, relforcerowsecurity: true });
    const policies = await pool()`
      select cmd, permissive, qual, with_check from pg_policies
      where tablename = ${table} and 'public' = any(roles)`;
    expect([table, ...policies]).toEqual([
      table,
      { cmd: "ALL", permissive: "PERMISSIVE", qual: condition, with_check: condition },
    ]);
  }
});

test("no policy but that one is the application's", async () => {
  const others = await pool()`
    select tablename, policyname from pg_policies where schemaname = 'public'
      and policyname <> 'tenant' and (current_user = any(roles) or 'public' = any(roles))`;
  expect([...others]).toEqual([]);
});

test("queries without any condition show one workspace's rows alone", async () => {
  const seen: string[] = [];
  for (const table of await tenantTables()) {
    const tenants = await bound(
      (sql) => sql`select distinct tenant_id::text as id from ${sql(table)}`,
    );
    for (const tenant of tenants) expect([table, tenant.id]).toEqual([table, ours]);
    if (tenants.length > 0) seen.push(table);
  }
  expect(seen).toEqual(expect.arrayContaining(filled));
});

test("updates and deletions without any condition reach one workspace's rows alone", async () => {
  const rowsOf = (tenantId: string, table: string) =>
    as(tenantId, async (sql) => [...(await sql`select * from ${sql(table)}`)]);
  for (const table of [
    "group_users",
    "group_versions",
    "assignments",
    "user_emails",
    "passwords",
  ]) {
    const before = await rowsOf(theirs, table);
    expect(before.length).toBeGreaterThan(0);
    const undone = bound(async (sql) => {
      await sql`delete from ${sql(table)}`;
      expect(await sql`select 1 from ${sql(table)}`).toHaveLength(0);
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await rowsOf(theirs, table)).toEqual(before);
  }
});

test("a row that names another workspace can be neither added nor made", async () => {
  for (const table of await tenantTables()) {
    const [row] = await bound((sql) => sql`select * from ${sql(table)} limit 1`);
    if (!row) continue;
    const foreign = { ...row, tenant_id: theirs };
    const added = bound((sql) => sql`insert into ${sql(table)} ${sql(foreign)}`);
    await expect(added, table).rejects.toMatchObject({ code: "42501" });
    const moved = bound((sql) => sql`update ${sql(table)} set tenant_id = ${theirs}`);
    await expect(moved, table).rejects.toMatchObject({ code: "42501" });
  }
});

test.each([
  "alter table users disable row level security",
  "alter table users no force row level security",
  "drop policy tenant on users",
  "create policy open on users using (true)",
  "alter table activity_events disable trigger append_only",
  "set session_replication_role = replica",
  "set row_security = off; select * from users",
  "create table smuggled (id int)",
  "drop table sign_offs",
])("the application's role can't: %s", async (statement) => {
  await expect(bound((sql) => sql.unsafe(statement))).rejects.toMatchObject({ code: "42501" });
});

test("foreign keys refuse references across workspaces, even to an owner without row security", async () => {
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  const open = [...(await tenantTables())];
  const references = await owner<{ table: string; columns: string[] }[]>`
    select conrelid::regclass::text as "table",
      array(select attname::text from unnest(conkey) k join pg_attribute on attrelid = conrelid and attnum = k) as columns
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      and confrelid <> 'tenants'::regclass`;
  expect(references.length).toBeGreaterThan(10);
  for (const { table, columns } of references)
    expect([table, columns[0]]).toEqual([table, "tenant_id"]);

  const crossed = owner.begin(async (sql) => {
    for (const table of open) await sql`alter table ${sql(table)} disable row level security`;
    const [membership] = await sql`
      select u.id as "user", g.id as "group" from users u, groups g
      where u.tenant_id = ${theirs} and g.tenant_id = ${ours} limit 1`;
    await sql`
      insert into group_users (tenant_id, group_id, user_id)
      values (${ours}, ${String(membership?.group)}, ${String(membership?.user)})`;
  });
  await expect(crossed).rejects.toMatchObject({ code: "23503" });
  await owner.end();
});
