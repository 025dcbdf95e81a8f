import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "@/db/migrate";
import { createDatabase, databaseUrl, dropDatabases, runDatabase } from "@/tests/support/databases";
import { migrateToNextRelease } from "@/tests/support/next-release";

const purpose = "template_migrations"; // dropped with the templates where a run is killed
const name = runDatabase(purpose);
const url = databaseUrl(inject("clusterUrl"), name);

beforeAll(() => createDatabase(inject("clusterUrl"), { name }));
afterAll(() => dropDatabases(inject("clusterUrl"), purpose));

/** Everything that a schema is, as PostgreSQL's catalogue tells it. */
async function schemaOf(database: string): Promise<unknown> {
  const sql = postgres(database, { max: 1, onnotice: () => {} });
  try {
    const [applied] = await sql`select array_agg(hash order by id) as hashes
      from drizzle.__drizzle_migrations`;
    const columns = await sql`select table_name, column_name, data_type, is_nullable, column_default
      from information_schema.columns where table_schema = 'public' order by 1, 2`;
    const indexes =
      await sql`select indexdef from pg_indexes where schemaname = 'public' order by 1`;
    const functions = await sql`select proname, md5(prosrc) as body, proacl::text as rights
      from pg_proc where pronamespace = 'public'::regnamespace order by 1, 2`;
    const rights =
      await sql`select table_name, privilege_type from information_schema.role_table_grants
      where table_schema = 'public' and grantee like 'accedo%app' order by 1, 2`;
    return { applied, columns, indexes, functions, rights };
  } finally {
    await sql.end();
  }
}

test("instances that migrate an empty database at once take turns, and each finds it done", async () => {
  await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const template = await schemaOf(databaseUrl(inject("clusterUrl"), inject("template")));
  expect(await schemaOf(url)).toEqual(template);
  await Promise.all([migrate(url), migrate(url)]);
  expect(await schemaOf(url)).toEqual(template);
});

test("a migration that a long reader holds up holds up nobody else, and is done once the reader has gone", async () => {
  const sql = postgres(url, { max: 3, onnotice: () => {} });
  try {
    const dump = await sql.reserve();
    await dump`begin`;
    await dump`select from users`;
    const migrated = migrateToNextRelease(url);
    await expect
      .poll(
        async () =>
          (await sql`select from pg_locks where not granted and relation = 'users'::regclass`)
            .length,
      )
      .toBe(1);
    await sql`select from users`;
    await dump`commit`;
    dump.release();
    await migrated;
    expect(await sql`select from pg_tables where tablename = 'reminders'`).toHaveLength(1);
  } finally {
    await sql.end();
  }
});
