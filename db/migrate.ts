import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { databaseRolePassword, env, retentionDays } from "@/lib/env";
import { failureOf } from "./failure";
import { planNames } from "./schema/tenants";

const migrationLock = 4_117_205; // any constant: instances that migrate at the same time take turns
/** While a schema change waits for a table's readers, every other request for the table queues behind it. */
const lockTimeout = "2s";
const attempts = 60;

/** Tables whose rows the application may only insert and read. */
const appendOnly = ["activity_events", "sign_offs", "policy_versions"];
/** Tables that the application may only read. */
const readOnly = ["retention"];
/** Tables whose rows are kept for the record. */
const kept = ["tenants", "users", "scim_tokens", "policies"];
/** Tables whose rows only `expire_rows` removes. */
const expiring = ["sessions", "sso_sessions", "set_password_links"];

/**
 * Brings the schema of `ownerUrl`'s database up to date and grants the application role its privileges.
 * Safe to repeat, and to run from several instances at the same time.
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

/** Retries all of the work if a lock on a table made it fail; requests can proceed between attempts. */
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

/** In one transaction, so that a running instance never has the privileges that are revoked again below. */
async function grantApplicationRole(sql: TransactionSql): Promise<void> {
  const name = env().DATABASE_APP_ROLE;
  const role = sql(name);
  const [existing] = await sql`select 1 from pg_roles where rolname = ${name}`;
  if (!existing)
    await sql`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit`;
  if (!env().DATABASE_APP_URL)
    await sql.unsafe(`alter role ${quoted(name)} password '${databaseRolePassword()}'`);
  // For reads; bind_token and the like raise it for transactions that may write.
  await sql`alter role ${role} set statement_timeout = '15s'`;
  await sql`alter role ${role} set idle_in_transaction_session_timeout = '60s'`;
  // PostgreSQL would compile the statement of a large page each time, by its estimated cost, and gain nothing.
  await sql`alter role ${role} set jit = off`;

  await sql`grant usage on schema public to ${role}`;
  await sql`grant select, insert, update, delete on all tables in schema public to ${role}`;
  await sql`revoke update, delete on ${sql(appendOnly)} from ${role}`;
  await sql`revoke insert, update, delete on ${sql(readOnly)} from ${role}`;
  await sql`revoke delete on ${sql([...kept, ...expiring])} from ${role}`;
  await sql`grant execute on all functions in schema public to ${role}`;
  // For an instance to check whether the schema is what its version needs.
  await sql`grant usage on schema drizzle to ${role}`;
  await sql`grant select on drizzle.__drizzle_migrations to ${role}`;
}

/** Stores how long each plan keeps its logs in the database, which enforces it. */
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
