import cluster from "node:cluster";
import type { FromWorker, ToWorker } from "./message";

/** Whether this process is one of several that serve on one port, under a primary. */
export const isWorker = cluster.isWorker;

/** Says something to the primary; resolves once it is on its way. */
export function tellPrimary(message: FromWorker): Promise<void> {
  return new Promise((resolve) => {
    // Where the primary is gone, so is this process in a moment.
    if (cluster.worker?.isConnected()) cluster.worker.send(message, () => resolve());
    else resolve();
  });
}

/** Has one kind of message from the primary handed over, each time that it comes, until the function it gives is called. */
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
