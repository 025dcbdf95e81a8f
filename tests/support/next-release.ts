import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { migrate } from "@/db/migrate";

const boundTenant = "nullif(current_setting('app.tenant_id', true), '')::uuid";
const isOfTenant = `(tenant_id = (select ${boundTenant}))`;

/** What the next release's migration may do while this release runs. */
const statements = [
  "alter table users add column locale text not null default 'en'",
  "alter table users add constraint users_known_role check (role in ('admin', 'member', 'auditor')) not valid",
  "alter table activity_events add column note text",
  "alter table assignments add column reminded_at timestamptz",
  "alter table sessions add column device text not null default ''",
  `create table reminders (
     tenant_id uuid not null default ${boundTenant} references tenants (id), id uuid not null,
     user_id uuid not null, primary key (tenant_id, id),
     foreign key (tenant_id, user_id) references users (tenant_id, id))`,
  "alter table reminders enable row level security",
  "alter table reminders force row level security",
  `create policy tenant on reminders using ${isOfTenant} with check ${isOfTenant}`,
];

/** Migrates a database to the schema of a future release, as its `migrate` would. */
export async function migrateToNextRelease(ownerUrl: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "accedo-next-"));
  try {
    await cp("db/migrations", folder, { recursive: true });
    const journal = path.join(folder, "meta/_journal.json");
    const { entries, ...rest } = JSON.parse(await readFile(journal, "utf8"));
    const next = { ...entries.at(-1), when: entries.at(-1).when + 1, tag: "9999_next" };
    await writeFile(journal, JSON.stringify({ ...rest, entries: [...entries, next] }));
    await writeFile(`${folder}/9999_next.sql`, statements.join("--> statement-breakpoint\n"));
    await migrate(ownerUrl, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Marks a number of the newest migrations as not applied, until the returned function is called. */
export async function forgetMigrations(
  ownerUrl: string,
  { newest }: { newest: number },
): Promise<() => Promise<void>> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const gone = await sql`delete from drizzle.__drizzle_migrations where id in (
    select id from drizzle.__drizzle_migrations order by created_at desc limit ${newest}) returning *`;
  return async () => {
    await sql`insert into drizzle.__drizzle_migrations ${sql(gone)}`;
    await sql.end();
  };
}
