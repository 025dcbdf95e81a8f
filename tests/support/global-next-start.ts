import type { TestProject } from "vitest/node";
import { provide } from "./global-http";
import { startOwnServer } from "./own-server";
import { startNextProcess } from "./server-process";

/** One process of `next start` for all workers. */
export default async function setup(project: TestProject) {
  const server = await startOwnServer("next", startNextProcess);
  return provide(project, server, { mount: "next start", instances: [server.port] });
}
