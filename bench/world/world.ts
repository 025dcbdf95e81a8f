import { setTimeout as sleep } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { closePool } from "@/db/client";
import { attachOrStart } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { operatorCtx } from "@/lib/directory/operator";
import { createToken } from "@/lib/directory/tokens";
import { createWorkspace } from "@/lib/directory/workspaces";
import { step } from "@/scripts/support/step";
import { adminCookie } from "./admin";
import { loadWorkspace } from "./load";

const dataDir = ".data/bench-postgres";
export const workspace = "bench";

export interface World extends Size {
  /** The environment of every server under measurement. */
  readonly environment: Record<string, string>;
  readonly dataDir: string;
  readonly token: string;
  /** Of a signed-in admin. */
  readonly adminCookie: string;
  close(): Promise<void>;
}

/** How much data there is. */
export interface Size {
  readonly users: number;
  /** In the activity log. */
  readonly events: number;
}

/**
 * A workspace with a given number of people on the embedded PostgreSQL, whose commits are as durable as in production.
 * It is loaded once and kept; each run works on a copy, and so starts from the same data.
 */
export async function openWorld({ users, events }: Size): Promise<World> {
  const cluster = await attachOrStart({ dataDir, durable: true });
  const template = `bench_${users}_${events}`;
  const copy = `${template}_run`;
  const url = Object.assign(new URL(cluster.url), { pathname: copy }).href;
  const environment = settings(url);
  Object.assign(process.env, environment);

  const admin = postgres(cluster.url, { max: 1, onnotice: () => {} });
  const forget = () => patiently(() => admin.unsafe(`drop database if exists ${copy}`));
  await forget();
  if (!(await exists(admin, template))) {
    await step(`Loading ${users.toLocaleString("en")} people, once`, async () => {
      await admin.unsafe(`create database ${copy}`);
      await load(url, { users, events });
      await admin.unsafe(`alter database ${copy} rename to ${template}`);
    });
  }
  await step("Copying them for this run", () =>
    admin.unsafe(`create database ${copy} template ${template} strategy file_copy`),
  );
  await migrate(url);
  const { secret } = await createToken(operatorCtx(workspace), { name: "Benchmark" });
  return {
    users,
    events,
    environment,
    dataDir,
    token: secret,
    adminCookie: await adminCookie(workspace),
    async close() {
      await closePool();
      await forget();
      await admin.end();
      await cluster.stop();
    },
  };
}

async function load(url: string, size: Size): Promise<void> {
  await migrate(url);
  await createWorkspace({
    slug: workspace,
    name: "Benchmark",
    plan: "premium",
    admin: "admin@example.com",
  });
  const { token } = await createToken(operatorCtx(workspace), { name: "Okta" });
  await closePool();

  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const [tenant] = await sql<
    { id: string }[]
  >`select tenant_id as id from bind_workspace(${workspace})`;
  if (!tenant) throw new Error("the workspace that was just made is there");
  await loadWorkspace(sql, { tenantId: tenant.id, tokenId: token.id, ...size });
  await sql`vacuum analyze`;
  await sql.end();
}

/** Retries, as a connection that was just closed lingers for a moment. */
async function patiently(task: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await task();
      return;
    } catch (error) {
      if (attempt === 50) throw error;
      await sleep(100);
    }
  }
}

async function exists(sql: Sql, database: string): Promise<boolean> {
  return (await sql`select 1 from pg_database where datname = ${database}`).length > 0;
}

/** The product's configuration, with production's defaults. */
const settings = (databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  DATABASE_APP_URL: "",
  DATABASE_APP_ROLE: "accedo_bench_app",
  DATABASE_POOL_SIZE: "10",
  ACCEDO_SECRET: "a secret of the benchmark, which protects nothing",
  ROOT_DOMAIN: "localhost",
  TRUST_PROXY: "false",
  LOG_LEVEL: "warn",
  SCIM_RATE_BURST: "1000000",
  SCIM_RATE_PER_SECOND: "1000000",
  SCIM_UNPROVED_BURST: "1000000",
  SCIM_UNPROVED_PER_SECOND: "1000000",
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
});
