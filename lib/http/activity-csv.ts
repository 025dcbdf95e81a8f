import type { ActivityRow } from "@/lib/directory/activity";

type Cell = string | null;

const columns: [header: string, cell: (event: ActivityRow) => Cell][] = [
  ["time", (event) => event.at.toISOString()],
  ["source", (event) => event.source],
  ["actor_type", (event) => event.actor.type],
  ["actor", (event) => event.actor.name],
  ["actor_id", (event) => event.actor.id],
  ["action", (event) => event.action],
  ["target_type", (event) => event.target.type],
  ["target", (event) => event.target.label],
  ["target_id", (event) => event.target.id],
  ["before", (event) => json(event.before)],
  ["after", (event) => json(event.after)],
  ["token", (event) => event.tokenName],
  ["token_id", (event) => event.tokenId],
  ["request_id", (event) => event.requestId],
  ["ip", (event) => event.ip],
];

// Excel reads a file as UTF-8 only where it starts with this mark.
const byteOrderMark = "\uFEFF";

/** The activity log as CSV (RFC 4180), a piece for each batch of events. */
export async function* activityCsv(batches: AsyncIterable<ActivityRow[]>): AsyncIterable<string> {
  yield byteOrderMark + csvLine(columns.map(([header]) => header));
  for await (const events of batches) {
    yield events.map((event) => csvLine(columns.map(([, cell]) => cell(event)))).join("");
  }
}

/** One line of CSV, its end included. */
export const csvLine = (cells: Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

// What spreadsheets take for a formula, in the full-width forms of Japanese Excel too, also behind white space.
const formula = /^[\s\0]*[=+\-@|＝＋－＠]|^[\t\r\n]/u;

/** Quoted; and where a spreadsheet would compute it, marked as text by an apostrophe. */
function csvCell(cell: Cell): string {
  const text = cell ?? "";
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const json = (value: unknown): Cell => (value === null ? null : JSON.stringify(value));
