import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/db/cluster/free-port";
import { environmentWith } from "@/lib/env";
import { send } from "./http";

const LOG = ".data/test-server.log";
const LOADERS = ["--import=tsx", "--import=./scripts/bootstrap/server-only.mjs"];

export type ServerProcess = { port: number; stop(): Promise<void> };

/** Runs `npm start`'s own script as a process, and waits until it is ready to serve. */
export async function startServerProcess(
  environment: Record<string, string>,
): Promise<ServerProcess> {
  const port = await freePort();
  await mkdir(".data", { recursive: true });
  const log = createWriteStream(LOG);
  await once(log, "open");
  const child = spawn(process.execPath, [...LOADERS, "scripts/start.ts"], {
    env: environmentWith({ ...environment, PORT: String(port), NODE_ENV: "production" }),
    stdio: ["ignore", log, log],
  });

  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) break;
    if (await isReady(port)) return { port, stop: () => stop() };
    await sleep(100);
  }
  await stop();
  throw new Error(`The server did not become ready:\n${await readFile(LOG, "utf8")}`);

  async function stop(): Promise<void> {
    if (child.exitCode !== null || !child.kill("SIGTERM")) return;
    await once(child, "exit");
  }
}

async function isReady(port: number): Promise<boolean> {
  const request = { method: "GET", path: "/readyz", host: `localhost:${port}`, port };
  const answer = await send(request).catch(() => undefined);
  return answer?.status === 200;
}
