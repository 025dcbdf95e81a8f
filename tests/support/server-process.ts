import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/db/cluster/free-port";
import { environmentWith } from "@/lib/env";
import { LOADERS } from "@/scripts/bootstrap/node-options.mjs";
import { send } from "./http";

export type ServerProcess = {
  port: number;
  /** Asks it to end, and waits until it has; gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
};

export type ProcessOptions = {
  /** The name of its log under .data, for a second server beside the first. */
  name?: string;
  port?: number;
};

/** Where a server process of this name leaves what it prints. */
export const serverLog = (name = "test-server"): string => `.data/${name}.log`;

/** Runs `npm start`'s own script as a process, and waits until it is ready to serve. */
export async function startServerProcess(
  environment: Record<string, string>,
  options: ProcessOptions = {},
): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const logFile = serverLog(options.name);
  await mkdir(".data", { recursive: true });
  const log = createWriteStream(logFile, { flags: options.port ? "a" : "w" });
  await once(log, "open");
  const child = spawn(process.execPath, [...LOADERS, "scripts/start.ts"], {
    env: environmentWith({ ...environment, PORT: String(port), NODE_ENV: "production" }),
    stdio: ["ignore", log, log],
  });

  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) break;
    if (await isReady(port)) return { port, stop, kill };
    await sleep(100);
  }
  await stop();
  throw new Error(`The server did not become ready:\n${await readFile(logFile, "utf8")}`);

  async function stop(): Promise<number | null> {
    if (child.exitCode === null && child.kill("SIGTERM")) await once(child, "exit");
    return child.exitCode;
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || !child.kill("SIGKILL")) return;
    await once(child, "exit");
  }
}

async function isReady(port: number): Promise<boolean> {
  const request = { method: "GET", path: "/readyz", host: `localhost:${port}`, port };
  const answer = await send(request).catch(() => undefined);
  return answer?.status === 200;
}
