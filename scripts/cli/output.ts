/** What a command has to say: sentences for a person, or data for a machine. */
export type Answer = { data: unknown; text: string };

/** Prints to stdout, which carries nothing else. */
export function print({ data, text }: Answer, { json }: { json: boolean }): void {
  console.log(json ? JSON.stringify(data, undefined, 2) : text);
}

/** Rows under headings, in columns as wide as they need to be. */
export function table(headings: string[], rows: string[][]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const padded = lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)));
  return padded.map((line) => line.join("  ").trimEnd()).join("\n");
}
