import { ScimError } from "../error";
import type { JsonObject } from "../json";
import { urn } from "../urn";
import type { BulkRun } from "./bulk-run";
import type { BulkOperation, Outcome } from "./operation";
import { referencesIn, withIds } from "./references";

/** The BulkResponse of RFC 7644 s3.7.3. Operations that did not run have no result. */
export const bulkResponse = (
  operations: readonly BulkOperation[],
  { outcomes, ids }: Pick<BulkRun, "outcomes" | "ids">,
  base: string,
): JsonObject => ({
  schemas: [urn.bulkResponse],
  Operations: operations.flatMap((operation) => {
    const outcome = outcomes.get(operation);
    return outcome ? [resultOf(operation, outcome, locationOf(operation, ids, base))] : [];
  }),
});

function resultOf(
  { method, bulkId }: BulkOperation,
  outcome: Outcome,
  named: string | undefined,
): JsonObject {
  const refused = outcome instanceof ScimError;
  const location = (refused ? undefined : outcome.location) ?? named;
  return {
    ...(location !== undefined && { location }),
    method,
    ...(bulkId !== undefined && { bulkId }),
    ...(!refused && outcome.version !== undefined && { version: outcome.version }),
    status: String(outcome.status),
    ...(refused && { response: outcome.toJson() }),
  };
}

/** The location of an operation's resource; none for a POST, or for an unknown bulkId. */
function locationOf(
  { method, id, endpoint }: BulkOperation,
  ids: BulkRun["ids"],
  base: string,
): string | undefined {
  const known = method === "POST" || id === undefined ? undefined : withIds(id, ids);
  if (known === undefined || referencesIn(known).size > 0) return undefined;
  return `${base}/${endpoint}/${encodeURIComponent(known)}`;
}
