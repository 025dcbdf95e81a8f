const longestMs = 30_000;

/** How long to wait before restarting a worker that ended this many times in a row soon after starting. */
export const restartDelayMs = (failures: number): number =>
  failures === 0 ? 0 : Math.min(longestMs, 500 * 2 ** (failures - 1));
