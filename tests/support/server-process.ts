import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/db/cluster/free-port";
import { environmentWith } from "@/lib/env";
import { maxHeaderSize } from "@/lib/http/malformed-request";
import { LOADERS } from "@/scripts/bootstrap/node-options.mjs";
import { send } from "./http";

export type ServerProcess = {
  port: number;
  /** Asks it to stop and waits until it has; returns its exit code. */
  stop(): Promise<number | null>;
  /** Kills it immediately, like a crash. */
  kill(): Promise<void>;
};

export type ProcessOptions = {
  /** The name of its log under .data, to distinguish a second server. */
  name?: string;
  port?: number;
};

/** The path of a server process's log. */
export const serverLog = (name = "test-server"): string => `.data/${name}.log`;

/** What a process runs, and the path and status by which it shows that it is ready. */
interface Program {
  readonly run: (port: number) => readonly string[];
  readonly ready: { readonly path: string; readonly status: number };
}

const start: Program = {
  run: () => [...LOADERS, "scripts/start.ts"],
  ready: { path: "/readyz", status: 200 },
};

const nextStart: Program = {
  run: (port) => [
    `--max-http-header-size=${maxHeaderSize}`,
    "node_modules/next/dist/bin/next",
    "start",
    `--port=${port}`,
  ],
  ready: { path: "/scim/v2/ServiceProviderConfig", status: 404 }, // plain localhost is no workspace
};

/** Runs `npm start`'s own script as a process, and waits until it is ready to serve. */
export const startServerProcess = (
  environment: Record<string, string>,
  options: ProcessOptions = {},
): Promise<ServerProcess> => startProcess(start, environment, options);

/** Runs plain `next start`, where only the route handlers serve SCIM. */
export const startNextProcess = (
  environment: Record<string, string>,
  options: ProcessOptions = {},
): Promise<ServerProcess> => startProcess(nextStart, environment, options);

async function startProcess(
  { run, ready }: Program,
  environment: Record<string, string>,
  options: ProcessOptions,
): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const logFile = serverLog(options.name);
  await mkdir(".data", { recursive: true });
  const log = createWriteStream(logFile, { flags: options.port ? "a" : "w" });
  await once(log, "open");
  const child = spawn(process.execPath, run(port), {
    env: environmentWith({ ...environment, PORT: String(port), NODE_ENV: "production" }),
    stdio: ["ignore", log, log],
  });

  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) break;
    if (await answers(port, ready)) return { port, stop, kill };
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

async function answers(port: number, { path, status }: Program["ready"]): Promise<boolean> {
  const request = { method: "GET", path, host: `localhost:${port}`, port };
  const answer = await send(request).catch(() => undefined);
  return answer?.status === status;
}
