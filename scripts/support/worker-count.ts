/** The memory of an idle worker, and as much again for an occasional large request. */
const bytesOfWorker = 400 * 2 ** 20;

interface Machine {
  readonly cores: number;
  /** A container's limit in bytes; 0, or an impossibly large number, if there is none. */
  readonly memory: number;
}

/** One worker per core, if the memory suffices. */
export function workerCount({ cores, memory }: Machine): number {
  const fitting = memory === 0 ? cores : Math.floor(memory / bytesOfWorker);
  return Math.max(1, Math.min(cores, fitting));
}
