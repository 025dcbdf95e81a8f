import { ok, reading, type ScimResponse, type Service } from "../service/response";
import { BulkRun } from "./bulk-run";
import { inOrder } from "./order";
import { parseBulk } from "./parse-bulk";
import { bulkResponse } from "./result";

/** POST to /Bulk (RFC 7644 s3.7): always 200, with a result per operation that ran. */
export async function runBulk(service: Service, body: unknown): Promise<ScimResponse> {
  const { store, base } = service;
  const { failOnErrors, operations } = await reading(store, () => parseBulk(body, base));
  await store.authorize();
  const run = new BulkRun(service, failOnErrors);
  await run.all(inOrder(operations));
  return ok(bulkResponse(operations, run, base));
}
