import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { attachOrStart } from "@/db/embedded";

export type TestCluster = { url: string; stop(): Promise<void> };

/** The tests' PostgreSQL: that of DATABASE_URL, or their own embedded one. */
export async function testCluster(): Promise<TestCluster> {
  // Keeps the value at the start of the run, since setting up a database overwrites DATABASE_URL.
  process.env.TEST_CLUSTER_URL ??= process.env.DATABASE_URL ?? "";
  const given = process.env.TEST_CLUSTER_URL;
  if (given) return { url: given, stop: async () => {} };
  return attachOrStart({ dataDir: ".data/test-postgres", durable: false });
}

/** The URL of another database on the same server. */
export function databaseUrl(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Names contain the run's process id, so that two runs on one server don't collide. */
export function runDatabase(purpose: string): string {
  return `accedo_test_${process.pid}_${purpose}`;
}

/** Creates a database, from a template if one is named; returns whether it had to be created. */
export async function createDatabase(
  clusterUrl: string,
  { name, template = "template1" }: { name: string; template?: string },
): Promise<boolean> {
  return withServer(clusterUrl, async (sql) => {
    const [found] = await sql`SELECT 1 FROM pg_database WHERE datname = ${name}`;
    if (found) return false;
    await patiently(() => sql.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`));
    return true;
  });
}

/** Drops this run's databases for a purpose, and those of killed runs. */
export async function dropDatabases(clusterUrl: string, purpose: string): Promise<void> {
  await withServer(clusterUrl, async (sql) => {
    const rows = await sql<{ datname: string }[]>`
      SELECT datname FROM pg_database WHERE datname ~ '^accedo_test_[0-9]+_'`;
    for (const { datname } of rows) {
      const ended = !isAlive(Number(datname.split("_")[2]));
      if (!ended && !datname.startsWith(runDatabase(purpose))) continue;
      await patiently(() => sql.unsafe(`DROP DATABASE IF EXISTS ${datname}`));
    }
  });
}

type Sql = ReturnType<typeof postgres>;

async function withServer<T>(clusterUrl: string, task: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(clusterUrl, { max: 1, onnotice: () => {} });
  try {
    return await task(sql);
  } finally {
    await sql.end();
  }
}

// Copying and dropping fail while a connection is still closing.
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
