import type { Signer } from "@/lib/directory/policies/policies";
import { type CsvColumns, csv } from "./csv";

const columns: CsvColumns<Signer> = [
  ["name", ({ name }) => name],
  ["email", ({ email }) => email],
  ["status", ({ state }) => state],
  ["asked_at", ({ assignedAt }) => assignedAt.toISOString()],
  ["due_at", ({ dueAt }) => dueAt?.toISOString() ?? null],
  ["signed_at", ({ signedAt }) => signedAt?.toISOString() ?? null],
  ["user_id", ({ userId }) => userId],
];

/** The people who must sign a policy, as CSV. */
export const signersCsv = (batches: AsyncIterable<readonly Signer[]>): AsyncIterable<string> =>
  csv(columns, batches);
