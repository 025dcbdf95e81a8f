import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { createDatabase, databaseUrl, dropDatabases, runDatabase, testCluster } from "./databases";
import { testEnvironment } from "./environment";

declare module "vitest" {
  interface ProvidedContext {
    clusterUrl: string;
    template: string;
  }
}

/** Starts PostgreSQL and migrates one database, which each worker copies. */
export default async function setup(project: TestProject) {
  const cluster = await testCluster();
  const template = runDatabase("template");
  await dropDatabases(cluster.url, "template");
  await createDatabase(cluster.url, { name: template });
  const url = databaseUrl(cluster.url, template);
  Object.assign(process.env, testEnvironment(url));
  await migrate(url);

  project.provide("clusterUrl", cluster.url);
  project.provide("template", template);
  return async () => {
    await dropDatabases(cluster.url, "template");
    await cluster.stop();
  };
}
