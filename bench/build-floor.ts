import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { environmentWith } from "@/lib/env";

/** Builds the app with one bare route handler for a query and one for an insert. */
export async function buildFloor(): Promise<void> {
  const next = "node_modules/next/dist/bin/next";
  await promisify(execFile)(process.execPath, [next, "build", "bench/floor-next"], {
    env: environmentWith({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
  });
}
