import { freePort } from "@/db/cluster/free-port";
import { env } from "@/lib/env";
import { Supervisor } from "@/lib/workers/supervisor";
import { report, type Usage, used } from "./usage";

/** The product as `npm start` serves it on several cores, set by WEB_CONCURRENCY. */
const port = await freePort();
Object.assign(process.env, { PORT: String(port) });
const supervisor = new Supervisor({
  file: "scripts/support/worker.ts",
  count: env().WEB_CONCURRENCY ?? 1,
  patience: 1_000,
});
await Promise.race([supervisor.serving, supervisor.failed]);
report(port, usedByAll);

/** What the supervisor has used, plus what its workers report. */
async function usedByAll(): Promise<Usage> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const metric = (name: string) =>
    Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);
  const own = used();
  const rssMb = own.rssMb + metric("process_resident_memory_bytes") / 2 ** 20;
  return {
    cpuMs: own.cpuMs + metric("process_cpu_seconds_total") * 1_000,
    rssMb,
    peakMb: rssMb,
  };
}
