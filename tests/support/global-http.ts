import type { TestProject } from "vitest/node";
import { startOwnServer } from "./own-server";

declare module "vitest" {
  interface ProvidedContext {
    httpDatabaseUrl: string;
    httpPort: number;
  }
}

/** One production server for all workers: each test has a tenant of its own. */
export default async function setup(project: TestProject) {
  const server = await startOwnServer("http");
  project.provide("httpDatabaseUrl", server.databaseUrl);
  project.provide("httpPort", server.port);
  return server.stop;
}
