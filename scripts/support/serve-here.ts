import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/lib/env";
import type { Together } from "@/server";
import { onExit } from "./run-script";

export type Mode = "development" | "production";

/** How many ms running requests have to finish on shutdown, a browser's open connection included. */
export const patience: Record<Mode, number> = { development: 2_000, production: 25_000 };

interface Serving {
  readonly mode: Mode;
  readonly together?: Together;
}

/** Serves on PORT in this process, which must have NODE_ENV set, until the script ends. */
export async function serveHere({ mode, ...rest }: Serving): Promise<void> {
  const { startServer } = await import("@/server");
  const server = await startServer({ port: env().PORT, dev: mode === "development", ...rest });
  onExit(() => Promise.race([server.close(), sleep(patience[mode])]));
}
