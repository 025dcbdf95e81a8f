import { memoryUsage, resourceUsage } from "node:process";

/** What a server has used since it started. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssMb: number;
  /** Peak memory. */
  readonly peakMb: number;
}

/** Messages from a server under measurement to the benchmark. */
export type Message =
  | { readonly kind: "ready"; readonly port: number }
  | { readonly kind: "usage"; readonly usage: Usage };

/** Tells the benchmark the server's port, and on request what it has used so far. */
export function report(port: number, usage: () => Usage | Promise<Usage> = used): void {
  const tell = (message: Message) => process.send?.(message);
  process.on("message", async () => tell({ kind: "usage", usage: await usage() }));
  // process.exit, so that the CPU profile is written.
  process.on("disconnect", () => process.exit(0));
  tell({ kind: "ready", port });
}

/** What this process has used. */
export function used(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = resourceUsage();
  return {
    cpuMs: (userCPUTime + systemCPUTime) / 1_000,
    rssMb: memoryUsage.rss() / 2 ** 20,
    peakMb: maxRSS / 2 ** 10,
  };
}
