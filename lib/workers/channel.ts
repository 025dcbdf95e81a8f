import cluster from "node:cluster";
import type { FromWorker, ToWorker } from "./message";

/** Whether this process is one of several that share a port, under a primary. */
export const isWorker = cluster.isWorker;

/** Sends a message to the primary; resolves once it is sent. */
export function tellPrimary(message: FromWorker): Promise<void> {
  return new Promise((resolve) => {
    // If the primary is gone, this process is about to end too.
    if (cluster.worker?.isConnected()) cluster.worker.send(message, () => resolve());
    else resolve();
  });
}

/** Calls `heard` with each message of one kind from the primary; returns a function that stops this. */
export function hear<K extends ToWorker["kind"]>(
  kind: K,
  heard: (message: Extract<ToWorker, { kind: K }>) => void,
): () => void {
  const listener = (message: ToWorker) => {
    if (isOf(kind, message)) heard(message);
  };
  cluster.worker?.on("message", listener);
  return () => void cluster.worker?.off("message", listener);
}

const isOf = <K extends ToWorker["kind"]>(
  kind: K,
  message: ToWorker,
): message is Extract<ToWorker, { kind: K }> => message.kind === kind;
