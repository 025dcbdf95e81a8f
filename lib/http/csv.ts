export type CsvCell = string | null;

/** What a kind of record shows in each column. */
export type CsvColumns<T> = readonly [header: string, cell: (record: T) => CsvCell][];

// Excel reads a file as UTF-8 only where it starts with this mark.
const byteOrderMark = "\uFEFF";

/** Records as CSV (RFC 4180): a piece for the header, and one for each batch. */
export async function* csv<T>(
  columns: CsvColumns<T>,
  batches: AsyncIterable<readonly T[]>,
): AsyncIterable<string> {
  yield byteOrderMark + csvLine(columns.map(([header]) => header));
  for await (const records of batches) {
    yield records.map((record) => csvLine(columns.map(([, cell]) => cell(record)))).join("");
  }
}

/** One line of CSV, its end included. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

// What begins a formula, in the full-width forms of Japanese Excel too, also behind white space: of a cell, and of what
// becomes one where a spreadsheet's list is separated by semicolons or tabs, for there our quotes mean nothing.
const formula = /(?<=(?:^|[;\t\r\n])[\s\p{Cc}]*)[=+\-@|＝＋－＠]/gu;

/** Quoted; and where a spreadsheet would compute it, marked as text by an apostrophe. */
function csvCell(cell: CsvCell): string {
  const safe = (cell ?? "").replaceAll(formula, "'$&");
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
