/** What a worker takes when it is idle, and as much again for a large request now and then. */
const bytesOfWorker = 400 * 2 ** 20;

interface Machine {
  readonly cores: number;
  /** What a container may use, in bytes; 0, or more than there can be, where nothing limits it. */
  readonly memory: number;
}

/** A worker for each core, as far as their memory goes. */
export function workerCount({ cores, memory }: Machine): number {
  const fitting = memory === 0 ? cores : Math.floor(memory / bytesOfWorker);
  return Math.max(1, Math.min(cores, fitting));
}
