import type { ActivityRow } from "@/lib/directory/activity";
import { type CsvCell, type CsvColumns, csv } from "./csv";

const columns: CsvColumns<ActivityRow> = [
  ["time", ({ at }) => at.toISOString()],
  ["source", ({ source }) => source],
  ["actor_type", ({ actor }) => actor.type],
  ["actor", ({ actor }) => actor.name],
  ["actor_id", ({ actor }) => actor.id],
  ["action", ({ action }) => action],
  ["target_type", ({ target }) => target.type],
  ["target", ({ target }) => target.label],
  ["target_id", ({ target }) => target.id],
  ["before", ({ before }) => json(before)],
  ["after", ({ after }) => json(after)],
  ["token", ({ tokenName }) => tokenName],
  ["token_id", ({ tokenId }) => tokenId],
  ["request_id", ({ requestId }) => requestId],
  ["ip", ({ ip }) => ip],
];

/** The activity log as CSV. */
export const activityCsv = (
  batches: AsyncIterable<readonly ActivityRow[]>,
): AsyncIterable<string> => csv(columns, batches);

const json = (value: unknown): CsvCell => (value === null ? null : JSON.stringify(value));
