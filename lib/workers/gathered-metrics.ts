import type { Worker } from "node:cluster";
import { AggregatorRegistry } from "prom-client";
import type { FromWorker, Report, ToWorker } from "./message";

const patienceMs = 1_000;

/**
 * The metrics of all workers together. The last known counts of a worker that has ended stay in the sums, so that a
 * counter never decreases: Prometheus would treat that as a restart, and count the rest as new events.
 */
export class GatheredMetrics {
  readonly #reports = new Map<Worker, Report>();
  readonly #ask: (worker: Worker, message: ToWorker) => void;
  #departed: Promise<Report> = Promise.resolve([]);

  constructor(ask: (worker: Worker, message: ToWorker) => void) {
    this.#ask = ask;
  }

  /** The current metrics of all workers in Prometheus' text format; for one too busy to answer, its last report. */
  async text(workers: Iterable<Worker>): Promise<string> {
    await Promise.all([...workers].map((worker) => this.#reported(worker)));
    const [departed, reports] = [this.#departed, [...this.#reports.values()]]; // taken at the same moment
    return AggregatorRegistry.aggregate([await departed, ...reports]).metrics();
  }

  /** Adds a worker that has ended to those before it; one after the other, since several can end at the same moment. */
  forget(worker: Worker): void {
    const last = (this.#reports.get(worker) ?? []).filter(isCounted);
    this.#reports.delete(worker);
    this.#departed = this.#departed.then((before) =>
      AggregatorRegistry.aggregate([before, last]).getMetricsAsJSON(),
    );
  }

  #reported(worker: Worker): Promise<void> {
    return new Promise((resolve) => {
      const heard = (message: FromWorker) => {
        if (message.kind !== "report") return;
        this.#reports.set(worker, message.report);
        done();
      };
      const done = () => {
        clearTimeout(late);
        worker.off("message", heard).off("exit", done);
        resolve();
      };
      const late = setTimeout(done, patienceMs);
      worker.on("message", heard).once("exit", done);
      this.#ask(worker, { kind: "reportWanted" });
    });
  }
}

/** The declared type is a numeric enum, but the package uses strings. */
const isCounted = ({ type }: Report[number]) => ["counter", "histogram"].includes(String(type));
