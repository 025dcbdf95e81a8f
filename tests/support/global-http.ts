import type { TestProject } from "vitest/node";
import type { Mount } from "./mount";
import { type OwnServer, startOwnServer } from "./own-server";

declare module "vitest" {
  interface ProvidedContext {
    httpDatabaseUrl: string;
    httpPort: number;
    /** The port of each serving instance, bypassing any proxy. */
    httpInstances: number[];
    mount: Mount;
  }
}

/** One production server for all workers: each test has its own tenant. */
export default async function setup(project: TestProject) {
  const server = runningServer() ?? (await startOwnServer("http"));
  const { HTTP_TESTS_INSTANCES: instances = String(server.port) } = process.env;
  return provide(project, server, {
    mount: "server",
    instances: instances.split(" ").map(Number),
  });
}

interface Serving {
  readonly mount: Mount;
  readonly instances: number[];
}

/** Tells a project's tests where the server is; returns the function that stops it. */
export function provide(
  project: TestProject,
  { databaseUrl, port, stop }: OwnServer,
  { mount, instances }: Serving,
): () => Promise<void> {
  project.provide("httpDatabaseUrl", databaseUrl);
  project.provide("httpPort", port);
  project.provide("httpInstances", instances);
  project.provide("mount", mount);
  return stop;
}

/** The server already running on HTTP_TESTS_PORT, configured by `testEnvironment` from DATABASE_URL. */
function runningServer(): OwnServer | undefined {
  const { HTTP_TESTS_PORT, DATABASE_URL = "" } = process.env;
  if (!HTTP_TESTS_PORT) return undefined;
  return { port: Number(HTTP_TESTS_PORT), databaseUrl: DATABASE_URL, stop: async () => {} };
}
