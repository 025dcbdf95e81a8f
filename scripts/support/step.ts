const terminal = process.stderr.isTTY;

/** Prints a task's title, then that it is done and how long it took. */
export async function step<T>(title: string, task: () => Promise<T>): Promise<T> {
  const started = performance.now();
  process.stderr.write(terminal ? `  … ${title}` : `… ${title}\n`);
  try {
    const result = await task();
    report("✓", title, started);
    return result;
  } catch (error) {
    report("✗", title, started);
    throw error;
  }
}

/** A duration for people to read. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function report(mark: string, title: string, started: number): void {
  const line = `${mark} ${title} (${seconds(performance.now() - started)})`;
  process.stderr.write(terminal ? `\r\x1b[K  ${line}\n` : `${line}\n`);
}
