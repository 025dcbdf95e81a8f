import { availableParallelism } from "node:os";
import { maxConnections } from "@/db/max-connections";
import { env } from "@/lib/env";
import { Supervisor } from "@/lib/workers/supervisor";
import { assertPortFree } from "./port";
import { onExit, untilStopped } from "./run-script";
import { type Mode, patience, serveHere } from "./serve-here";
import { workerCount } from "./worker-count";

/**
 * Serves on PORT until the script is stopped; `ready` runs once requests are answered. In production by a worker for
 * each core, which this process then only watches over.
 */
export async function serve(mode: Mode, ready: () => void): Promise<void> {
  const { PORT: port, WEB_CONCURRENCY: workers = usualCount() } = env();
  await assertPortFree(port);
  // React and Next read it as they load, so the server is loaded after.
  Object.assign(process.env, { NODE_ENV: mode });
  if (mode === "development" || workers === 1) {
    await serveHere({ mode });
    ready();
    if (mode === "production") await tellConnections(1);
    return untilStopped();
  }
  const supervisor = new Supervisor({
    file: "scripts/support/worker.ts",
    count: workers,
    patience: patience.production + 2_000,
  });
  onExit(() => supervisor.stop());
  await Promise.race([supervisor.serving, supervisor.failed]);
  ready();
  await tellConnections(workers);
  await Promise.race([untilStopped(), supervisor.failed]);
}

const usualCount = () =>
  workerCount({ cores: availableParallelism(), memory: process.constrainedMemory() });

/** So that nobody finds out under load that PostgreSQL takes fewer. */
async function tellConnections(workers: number): Promise<void> {
  const { DATABASE_POOL_SIZE: each } = env();
  const [most, taken] = [workers * each, await maxConnections()];
  const limit = taken === undefined ? "" : `, which takes ${taken} in all`;
  const who = workers === 1 ? "One process" : `${workers} workers`;
  console.error(`${who}: up to ${most} connections to PostgreSQL${limit}.`);
  if (taken === undefined || most <= taken) return;
  console.error(
    "That is more than it takes. Lower DATABASE_POOL_SIZE or WEB_CONCURRENCY, or raise its max_connections.",
  );
}
