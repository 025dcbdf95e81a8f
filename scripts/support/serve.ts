import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/lib/env";
import { assertPortFree } from "./port";
import { onExit, untilStopped } from "./run-script";

export type Mode = "development" | "production";

/** How long running requests may take to finish once we are asked to stop; a browser's open connection, too. */
const patience: Record<Mode, number> = { development: 2_000, production: 25_000 };

/** Serves on PORT until the script is stopped; `ready` runs once requests are answered. */
export async function serve(mode: Mode, ready: () => void): Promise<void> {
  const { PORT: port } = env();
  await assertPortFree(port);
  // React and Next read it as they load, so the server is loaded after.
  Object.assign(process.env, { NODE_ENV: mode });
  const { startServer } = await import("@/server");
  const server = await startServer({ port, dev: mode === "development" });
  onExit(() => Promise.race([server.close(), sleep(patience[mode])]));
  ready();
  await untilStopped();
}
