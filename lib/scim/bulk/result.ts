import { ScimError } from "../error";
import type { JsonObject } from "../json";
import { urn } from "../urn";
import type { BulkOperation, Outcome } from "./operation";

/** The BulkResponse of RFC 7644 s3.7.3. Operations that were never run have no result in it. */
export const bulkResponse = (
  operations: readonly BulkOperation[],
  outcomes: ReadonlyMap<BulkOperation, Outcome>,
  base: string,
): JsonObject => ({
  schemas: [urn.bulkResponse],
  Operations: operations.flatMap((operation) => {
    const outcome = outcomes.get(operation);
    return outcome ? [resultOf(operation, outcome, base)] : [];
  }),
});

function resultOf(operation: BulkOperation, outcome: Outcome, base: string): JsonObject {
  const { method, bulkId } = operation;
  const refused = outcome instanceof ScimError;
  const location = (refused ? undefined : outcome.location) ?? locationOf(operation, base);
  return {
    ...(location !== undefined && { location }),
    method,
    ...(bulkId !== undefined && { bulkId }),
    ...(!refused && outcome.version !== undefined && { version: outcome.version }),
    status: String(outcome.status),
    ...(refused && { response: outcome.toJson() }),
  };
}

/** Every result has a location but that of a failed POST. */
const locationOf = ({ id, endpoint }: BulkOperation, base: string): string | undefined =>
  id === undefined ? undefined : `${base}/${endpoint}/${encodeURIComponent(id)}`;
