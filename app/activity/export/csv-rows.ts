const quote = 0x22;
const lineFeed = 0x0a;

/** Counts a CSV's rows as its bytes arrive. The header doesn't count, nor does a line break within quotes end a row. */
export function countingRows(): (bytes: Uint8Array) => number {
  let isQuoted = false;
  let lines = 0;
  return (bytes) => {
    for (const byte of bytes) {
      if (byte === quote) isQuoted = !isQuoted;
      else if (byte === lineFeed && !isQuoted) lines += 1;
    }
    return Math.max(0, lines - 1);
  };
}
