/** Rows under headings, in columns as wide as needed. */
export function table(headings: string[], rows: string[][]): string {
  const lines = [headings, ...rows.map((row) => row.map(printable))];
  const widths = headings.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const padded = lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)));
  return padded.map((line) => line.join("  ").trimEnd()).join("\n");
}

/** Names are chosen by a workspace's admins, and a terminal would obey control characters in them. */
const printable = (cell: string): string => cell.replace(/\p{Cc}/gu, "\u{FFFD}");
