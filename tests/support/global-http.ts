import type { TestProject } from "vitest/node";
import { type OwnServer, startOwnServer } from "./own-server";

declare module "vitest" {
  interface ProvidedContext {
    httpDatabaseUrl: string;
    httpPort: number;
    /** Where each instance that serves is reached without a proxy between. */
    httpInstances: number[];
  }
}

/** One production server for all workers: each test has a tenant of its own. */
export default async function setup(project: TestProject) {
  const server = runningServer() ?? (await startOwnServer("http"));
  const { HTTP_TESTS_INSTANCES: instances = String(server.port) } = process.env;
  project.provide("httpDatabaseUrl", server.databaseUrl);
  project.provide("httpPort", server.port);
  project.provide("httpInstances", instances.split(" ").map(Number));
  return server.stop;
}

/** What HTTP_TESTS_PORT says is served on this machine already, by `testEnvironment`, from DATABASE_URL. */
function runningServer(): OwnServer | undefined {
  const { HTTP_TESTS_PORT, DATABASE_URL = "" } = process.env;
  if (!HTTP_TESTS_PORT) return undefined;
  return { port: Number(HTTP_TESTS_PORT), databaseUrl: DATABASE_URL, stop: async () => {} };
}
