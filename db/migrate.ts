import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { databaseRolePassword, env, retentionDays } from "@/lib/env";
import { failureOf } from "./failure";
import { planNames } from "./schema/tenants";

const migrationLock = 4_117_205; // any constant: instances that migrate at once take turns
/** While a change of a table waits for whoever reads it, every request that wants the table waits behind. */
const lockTimeout = "2s";
const attempts = 60;

/** Tables whose rows the application may add and read, and nothing else. */
const appendOnly = ["activity_events", "sign_offs", "policy_versions"];
/** Tables that the application reads alone. */
const readOnly = ["retention"];
/** Tables whose rows stay for the record, and those whose rows `expire_rows` alone removes. */
const neverDeleted = [
  ...["tenants", "users", "scim_tokens", "policies"],
  ...["sessions", "sso_sessions", "set_password_links"],
];

/**
 * Brings the schema of `ownerUrl`'s database up to date and gives the application's role its rights.
 * Safe to run from several instances at once, and again.
 */
export async function migrate(ownerUrl: string, migrationsFolder = "db/migrations"): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await sql.unsafe(`set lock_timeout = '${lockTimeout}'`);
    await patiently(() => applyMigrations(drizzle(sql), { migrationsFolder }));
    await sql.begin(grantApplicationRole);
    await setRetention(sql);
  } finally {
    await sql.end();
  }
}

/** Tries again, all of it, what came to nothing because somebody held a table; requests get by in between. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await work();
      return;
    } catch (error) {
      if (failureOf(error)?.kind !== "collision" || tried === attempts) throw error;
      await sleep(1_000);
    }
  }
}

/** In one transaction: an instance that serves meanwhile never has the rights that are taken away again below. */
async function grantApplicationRole(sql: TransactionSql): Promise<void> {
  const name = env().DATABASE_APP_ROLE;
  const role = sql(name);
  const [existing] = await sql`select 1 from pg_roles where rolname = ${name}`;
  if (!existing)
    await sql`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit`;
  if (!env().DATABASE_APP_URL)
    await sql.unsafe(`alter role ${quoted(name)} password '${databaseRolePassword()}'`);
  // Of reads; what begins a transaction that may write gives it more (bind_token and its like).
  await sql`alter role ${role} set statement_timeout = '15s'`;
  await sql`alter role ${role} set idle_in_transaction_session_timeout = '60s'`;
  // PostgreSQL supposes that a page of many costs enough to compile its statement each time: it gains nothing by that.
  await sql`alter role ${role} set jit = off`;

  await sql`grant usage on schema public to ${role}`;
  await sql`grant select, insert, update, delete on all tables in schema public to ${role}`;
  await sql`revoke update, delete on ${sql(appendOnly)} from ${role}`;
  await sql`revoke insert, update, delete on ${sql(readOnly)} from ${role}`;
  await sql`revoke delete on ${sql(neverDeleted)} from ${role}`;
  await sql`grant execute on all functions in schema public to ${role}`;
  // So that an instance knows whether the schema is what its version needs.
  await sql`grant usage on schema drizzle to ${role}`;
  await sql`grant select on drizzle.__drizzle_migrations to ${role}`;
}

/** Tells the database for how long each plan keeps its logs: it is the database that holds everybody to it. */
async function setRetention(sql: Sql): Promise<void> {
  const { activity, requests } = retentionDays();
  const rows = planNames.map((plan) => ({
    plan,
    activity_days: activity[plan],
    request_days: requests[plan],
  }));
  await sql`insert into retention ${sql(rows)} on conflict (plan) do update
    set activity_days = excluded.activity_days, request_days = excluded.request_days`;
}

const quoted = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;
