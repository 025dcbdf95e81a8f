const quote = 0x22;
const lineFeed = 0x0a;

/** Counts the rows of a CSV while its bytes come in. The header isn't one, and a line end within quotes ends none. */
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
