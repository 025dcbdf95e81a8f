import type { Worker } from "node:cluster";
import { EventEmitter } from "node:events";
import { Counter, Registry } from "prom-client";
import { expect, test } from "vitest";
import { GatheredMetrics } from "@/lib/workers/gathered-metrics";
import type { Report } from "@/lib/workers/message";

async function reportOf(count: number): Promise<Report> {
  const registry = new Registry();
  new Counter({ name: "served_total", help: "Served.", registers: [registry] }).inc(count);
  return registry.getMetricsAsJSON();
}

test("what workers counted that end at the same moment stays in the sum", async () => {
  const reports = new Map<Worker, Report>();
  for (const count of [1, 20, 300]) {
    const worker = new EventEmitter() as Worker; // of a worker, its events are all that is heard
    reports.set(worker, await reportOf(count));
  }
  const metrics = new GatheredMetrics((worker) =>
    worker.emit("message", { kind: "report", report: reports.get(worker) }),
  );
  expect(await metrics.text(reports.keys())).toContain("served_total 321\n");

  const [first, second, third] = [...reports.keys()];
  for (const ended of [first, second]) if (ended) metrics.forget(ended);
  expect(await metrics.text(third ? [third] : [])).toContain("served_total 321\n");
});
