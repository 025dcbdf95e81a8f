import { memoryUsage, resourceUsage } from "node:process";

/** What a server has used of the machine since it started. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssMb: number;
  /** The most that it ever held. */
  readonly peakMb: number;
}

/** What a server under measurement says to the benchmark. */
export type Message =
  | { readonly kind: "ready"; readonly port: number }
  | { readonly kind: "usage"; readonly usage: Usage };

/** Tells the benchmark where the server listens, and from then on, whenever it asks, what it has used. */
export function report(port: number, usage: () => Usage | Promise<Usage> = used): void {
  const tell = (message: Message) => process.send?.(message);
  process.on("message", async () => tell({ kind: "usage", usage: await usage() }));
  // process.exit, so that a CPU profile is written.
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
