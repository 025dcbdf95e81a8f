export type CsvCell = string | null;

/** The columns of a kind of record. */
export type CsvColumns<T> = readonly [header: string, cell: (record: T) => CsvCell][];

// Excel reads a file as UTF-8 only if it starts with this byte order mark.
const byteOrderMark = "\uFEFF";

/** Records as CSV (RFC 4180): one piece for the header, and one per batch. */
export async function* csv<T>(
  columns: CsvColumns<T>,
  batches: AsyncIterable<readonly T[]>,
): AsyncIterable<string> {
  yield byteOrderMark + csvLine(columns.map(([header]) => header));
  for await (const records of batches) {
    yield records.map((record) => csvLine(columns.map(([, cell]) => cell(record)))).join("");
  }
}

/** One line of CSV with its line ending. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

// The start of a formula, also after white space and in the full-width forms of Japanese Excel: at the start of a cell,
// or after a semicolon or tab, which separate cells in some locales, where our quotes have no meaning.
const formula = /(?<=(?:^|[;\t\r\n])[\s\p{Cc}]*)[=+\-@|＝＋－＠]/gu;

/** Quoted and, if a spreadsheet would evaluate it, marked as text by an apostrophe. */
function csvCell(cell: CsvCell): string {
  const safe = (cell ?? "").replaceAll(formula, "'$&");
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
