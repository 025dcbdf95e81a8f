import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { clusterFiles } from "@/db/cluster/data-directory";
import { runningPort, startPostmaster, stopPostmaster } from "@/db/cluster/postmaster";
import { attachOrStart } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { buildIfChanged } from "@/scripts/support/build";
import { testEnvironment } from "./environment";
import { type ServerProcess, serverLog, startServerProcess } from "./server-process";

export type Deployment = {
  readonly port: number;
  readonly databaseUrl: string;
  readonly log: string;
  readonly database: {
    /** Kills its main process; the others exit when they notice. */
    kill(): Promise<void>;
    stop(mode: "fast" | "immediate"): Promise<void>;
    start(): Promise<void>;
  };
  readonly application: {
    kill(): Promise<void>;
    stop(): Promise<number | null>;
    start(): Promise<void>;
  };
  destroy(): Promise<void>;
};

/**
 * A PostgreSQL that loses nothing it acknowledged, and a production server on it, for tests that crash either. This
 * process takes on the server's environment.
 */
export async function deploy(
  name: string,
  settings: Record<string, string> = {},
): Promise<Deployment> {
  const dataDir = path.resolve(`.data/${name}-postgres`);
  const files = clusterFiles(dataDir);
  if (runningPort(files)) await stopPostmaster(files, "immediate"); // from a killed run
  await rm(dataDir, { recursive: true, force: true });
  const cluster = await attachOrStart({ dataDir, durable: true });
  const databasePort = Number(new URL(cluster.url).port);
  const environment = { ...testEnvironment(cluster.url), ...settings };
  Object.assign(process.env, environment);
  await Promise.all([migrate(cluster.url), buildIfChanged()]);
  let server: ServerProcess = await startServerProcess(environment, { name });
  const { port } = server;

  return {
    port,
    databaseUrl: cluster.url,
    log: serverLog(name),
    database: {
      async kill() {
        const [postmaster] = (await readFile(files.pid, "utf8")).split("\n");
        process.kill(Number(postmaster), "SIGKILL");
      },
      stop: (mode) => stopPostmaster(files, mode),
      start: async () => void (await startPostmaster(files, { durable: true, port: databasePort })),
    },
    application: {
      kill: () => server.kill(),
      stop: () => server.stop(),
      async start() {
        server = await startServerProcess(environment, { name, port });
      },
    },
    async destroy() {
      await server.stop();
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
