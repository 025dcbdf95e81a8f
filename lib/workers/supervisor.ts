import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { log } from "@/lib/log";
import { GatheredMetrics } from "./gathered-metrics";
import type { FromWorker, ToWorker } from "./message";
import { restartDelayMs } from "./restart-delay";

/** No worker could start; the message is meant for the operator. */
export class WorkerFailure extends Error {
  override name = "WorkerFailure";
}

interface Supervised {
  /** The program that each worker runs. */
  readonly file: string;
  readonly count: number;
  /** How many ms a worker may take to stop before it is killed. */
  readonly patience: number;
}

/** A worker that ran for this long did not end because of how it started. */
const steadyAfterMs = 60_000;

/**
 * Runs workers that share one port, and restarts one that ends: at once, or after growing delays if it keeps ending.
 * The port is opened once all of them are prepared, so that no client meets only some of them.
 */
export class Supervisor {
  readonly #running = new Set<Worker>();
  readonly #prepared = new Set<Worker>();
  readonly #serving = new Set<Worker>();
  readonly #restarts = new Set<NodeJS.Timeout>();
  readonly #metrics = new GatheredMetrics(say);
  readonly #allServe = Promise.withResolvers<void>();
  readonly #failed = Promise.withResolvers<never>();
  readonly #of: Supervised;
  #open = false;
  #complete = false;
  #stopping = false;

  constructor(of: Supervised) {
    this.#of = of;
    this.#failed.promise.catch(() => {}); // those who await `failed` get the error
    cluster.setupPrimary({ exec: of.file, args: [] });
    for (let n = 0; n < of.count; n++) this.#start(0);
  }

  /** Resolves once every worker serves. */
  get serving(): Promise<void> {
    return this.#allServe.promise;
  }

  /** Throws WorkerFailure when a worker can't start and no other one serves. */
  get failed(): Promise<never> {
    return this.#failed.promise;
  }

  /** Stops every worker once it has finished its running requests. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const restart of this.#restarts) clearTimeout(restart);
    const ended = [...this.#running].map((worker) => once(worker, "exit"));
    const kill = (signal: NodeJS.Signals) => {
      for (const worker of this.#running) worker.process.kill(signal);
    };
    kill("SIGTERM");
    const late = setTimeout(kill, this.#of.patience, "SIGKILL");
    await Promise.all(ended);
    clearTimeout(late);
  }

  /** `failures`: how many times in a row its predecessors ended soon after starting. */
  #start(failures: number): void {
    const worker = cluster.fork();
    const startedAt = performance.now();
    let why: string | undefined;
    this.#running.add(worker);
    worker.on("message", (message: FromWorker) => {
      if (message.kind === "failed") why = message.why;
      else this.#answer(worker, message);
    });
    worker.once("listening", () => {
      this.#serving.add(worker);
      this.#letServe(worker);
    });
    worker.once("exit", async (code: number, signal: string | null) => {
      const served = this.#forget(worker);
      if (worker.isConnected()) await once(worker, "disconnect"); // its last messages are still on their way
      if (this.#stopping) return;
      const how = signal ?? `exit code ${code}`;
      if (!served && this.#serving.size === 0) {
        const reason = why ?? `A worker ended before it could serve: ${how}.`;
        this.#failed.reject(new WorkerFailure(reason));
        return;
      }
      const inARow = performance.now() - startedAt > steadyAfterMs ? 0 : failures + 1;
      log.error(
        { worker: worker.id, how, why, againInMs: restartDelayMs(inARow) },
        "a worker ended",
      );
      this.#startLater(inARow);
    });
  }

  #startLater(failures: number): void {
    const restart = setTimeout(() => {
      this.#restarts.delete(restart);
      this.#start(failures);
    }, restartDelayMs(failures));
    this.#restarts.add(restart);
  }

  /** Returns whether it had served. */
  #forget(worker: Worker): boolean {
    this.#running.delete(worker);
    this.#prepared.delete(worker);
    this.#metrics.forget(worker);
    return this.#serving.delete(worker);
  }

  #answer(worker: Worker, message: Exclude<FromWorker, { kind: "failed" }>): void {
    switch (message.kind) {
      case "prepared":
        this.#prepared.add(worker);
        this.#letListen(worker);
        return;
      case "taken":
        for (const other of this.#prepared) if (other !== worker) say(other, message);
        return;
      case "metricsWanted":
        void this.#metrics
          .text(this.#serving)
          .then((text) => say(worker, { kind: "metrics", text }));
        return;
      case "report": // GatheredMetrics listens for it
    }
  }

  /** The first workers wait for each other; a restarted one finds the port open. */
  #letListen(worker: Worker): void {
    if (this.#open) say(worker, { kind: "listen" });
    else if (this.#prepared.size === this.#of.count) {
      this.#open = true;
      for (const each of this.#prepared) say(each, { kind: "listen" });
    }
  }

  #letServe(worker: Worker): void {
    if (this.#complete) {
      say(worker, { kind: "allListen" });
      log.info({ worker: worker.id }, "a worker has replaced one that ended");
    } else if (this.#serving.size === this.#of.count) {
      this.#complete = true;
      for (const each of this.#serving) say(each, { kind: "allListen" });
      this.#allServe.resolve();
    }
  }
}

/** A worker that is about to end no longer listens, and needs no message. */
function say(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message, () => {});
}
