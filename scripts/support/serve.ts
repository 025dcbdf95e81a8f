import { availableParallelism } from "node:os";
import { firstLook } from "@/db/first-look";
import { env } from "@/lib/env";
import { Supervisor } from "@/lib/workers/supervisor";
import { assertPortFree } from "./port";
import { explain, onExit, unmigrated, untilStopped } from "./run-script";
import { type Mode, patience, serveHere } from "./serve-here";
import { workerCount } from "./worker-count";

/**
 * Serves on PORT until the script is stopped; calls `ready` once requests are answered. In production, one worker per
 * core serves, and this process only supervises them.
 */
export async function serve(mode: Mode, ready: () => void): Promise<void> {
  const { PORT: port, WEB_CONCURRENCY: workers = usualCount() } = env();
  await assertPortFree(port);
  // React and Next read it when they load, so the server is loaded afterwards.
  Object.assign(process.env, {
    NODE_ENV: mode,
    // Where Next fetches the page after an action. Otherwise it follows X-Forwarded-Proto, and logs a failure.
    __NEXT_PRIVATE_ORIGIN: `http://localhost:${port}`,
  });
  if (mode === "development" || workers === 1) {
    await serveHere({ mode });
    ready();
    if (mode === "production") await tellOfDatabase(1);
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
  await tellOfDatabase(workers);
  await Promise.race([untilStopped(), supervisor.failed]);
}

const usualCount = () =>
  workerCount({ cores: availableParallelism(), memory: process.constrainedMemory() });

/** Reports what the database lacks before users or an identity provider run into it. */
async function tellOfDatabase(workers: number): Promise<void> {
  const most = workers * env().DATABASE_POOL_SIZE;
  const who = workers === 1 ? "One process" : `${workers} workers`;
  try {
    const { maxConnections, isMigrated } = await firstLook();
    console.error(
      `${who}: up to ${most} connections to PostgreSQL, which allows ${maxConnections} in total.`,
    );
    if (most > maxConnections) console.error(tooMany);
    if (!isMigrated) console.error(`${unmigrated}\n${untilThen}`);
  } catch (error) {
    console.error(`${explain(error)}\n${untilThen}`);
  }
}

const tooMany =
  "That is more than it allows. Lower DATABASE_POOL_SIZE or WEB_CONCURRENCY, or raise its max_connections.";
const untilThen = "Until then requests fail, and /readyz says 503.";
