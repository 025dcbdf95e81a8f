import type { Worker } from "node:cluster";
import { AggregatorRegistry } from "prom-client";
import type { FromWorker, Report, ToWorker } from "./message";

const patienceMs = 1_000;

/**
 * The metrics of all workers as one. What a worker was last heard to have counted stays in the sums when it is gone, so that
 * a counter never falls: Prometheus would take that for a restart, and the rest for new events.
 */
export class GatheredMetrics {
  readonly #reports = new Map<Worker, Report>();
  readonly #ask: (worker: Worker, message: ToWorker) => void;
  #departed: Promise<Report> = Promise.resolve([]);

  constructor(ask: (worker: Worker, message: ToWorker) => void) {
    this.#ask = ask;
  }

  /** Asks all of them, and gives what they say in Prometheus' text format; of a worker too busy to answer, what it said last. */
  async text(workers: Iterable<Worker>): Promise<string> {
    await Promise.all([...workers].map((worker) => this.#reported(worker)));
    const [departed, reports] = [this.#departed, [...this.#reports.values()]]; // of the same moment
    return AggregatorRegistry.aggregate([await departed, ...reports]).metrics();
  }

  /** Adds one that has ended to those before it: in turn, since several can end at the same moment. */
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

/** Its declared type is a numeric enum, which the package doesn't keep to. */
const isCounted = ({ type }: Report[number]) => ["counter", "histogram"].includes(String(type));
