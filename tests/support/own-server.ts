import { migrate } from "@/db/migrate";
import { buildIfChanged } from "@/scripts/support/build";
import { createDatabase, databaseUrl, dropDatabases, runDatabase, testCluster } from "./databases";
import { testEnvironment } from "./environment";
import { startServerProcess } from "./server-process";

export type OwnServer = { databaseUrl: string; port: number; stop(): Promise<void> };

/** A production server with its own database; this process takes on its environment. */
export async function startOwnServer(
  purpose: string,
  start = startServerProcess,
): Promise<OwnServer> {
  const cluster = await testCluster();
  const name = runDatabase(purpose);
  const url = databaseUrl(cluster.url, name);
  const environment = testEnvironment(url);
  Object.assign(process.env, environment);

  await dropDatabases(cluster.url, purpose);
  await createDatabase(cluster.url, { name });
  await Promise.all([migrate(url), buildIfChanged()]);
  const server = await start(environment, { name: `${purpose}-server` });

  return {
    databaseUrl: url,
    port: server.port,
    async stop() {
      await server.stop();
      await dropDatabases(cluster.url, purpose);
      await cluster.stop();
    },
  };
}
