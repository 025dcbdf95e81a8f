import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { buildIfChanged } from "@/scripts/support/build";
import { createDatabase, databaseUrl, dropDatabases, runDatabase, testCluster } from "./databases";
import { testEnvironment } from "./environment";
import { startServerProcess } from "./server-process";

declare module "vitest" {
  interface ProvidedContext {
    httpDatabaseUrl: string;
    httpPort: number;
  }
}

/** Starts PostgreSQL and one production server, which all workers share: each test has its tenant. */
export default async function setup(project: TestProject) {
  const cluster = await testCluster();
  await dropDatabases(cluster.url, "http");
  await createDatabase(cluster.url, { name: runDatabase("http") });
  const url = databaseUrl(cluster.url, runDatabase("http"));
  Object.assign(process.env, testEnvironment(url));
  await Promise.all([migrate(url), buildIfChanged()]);
  const server = await startServerProcess(testEnvironment(url));

  project.provide("httpDatabaseUrl", url);
  project.provide("httpPort", server.port);
  return async () => {
    await server.stop();
    await dropDatabases(cluster.url, "http");
    await cluster.stop();
  };
}
