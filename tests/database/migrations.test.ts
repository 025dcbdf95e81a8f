import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "@/db/migrate";
import { createDatabase, databaseUrl, dropDatabases, runDatabase } from "@/tests/support/databases";

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
