import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { attachOrStart } from "@/db/embedded";

export type TestCluster = { url: string; stop(): Promise<void> };

/** The PostgreSQL of the tests: DATABASE_URL's, or an embedded one of their own. */
export async function testCluster(): Promise<TestCluster> {
  // As the run was started: whoever sets up a database says its own from then on.
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

/** Names carry the run's process, so that two runs on one server don't meet. */
export function runDatabase(purpose: string): string {
  return `accedo_test_${process.pid}_${purpose}`;
}

/** Makes a database, a copy of a template where one is named; says whether it was not there yet. */
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

/** Drops a purpose's databases of this run, and those of runs that were killed. */
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

// Neither copying nor dropping works while somebody's last connection is still on its way out.
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
