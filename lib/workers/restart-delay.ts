const longestMs = 30_000;

/** How long to wait before a worker is started again that ended so many times in a row soon after its start. */
export const restartDelayMs = (failures: number): number =>
  failures === 0 ? 0 : Math.min(longestMs, 500 * 2 ** (failures - 1));
