import { ScimError } from "../error";
import type { JsonObject } from "../json";
import { newDocument, parseResource } from "../parse-resource";
import type { ResourceType } from "../resource-type";
import { typeAt } from "../service/endpoint";
import {
  createResource,
  patchResource,
  removeResource,
  replaceResource,
} from "../service/resources";
import { headersOf, type ScimResponse, type Service } from "../service/response";
import type { Needs, ResourceStore, StoredResource } from "../store";
import { urn } from "../urn";
import type { BulkOperation, Outcome } from "./operation";

const nothing: Needs = new Set();

/** Runs one operation as the request that it stands for. */
export function execute(service: Service, operation: BulkOperation): Promise<Outcome> {
  const { endpoint, id = "", data, version } = operation;
  const context = { ifMatch: version, unseen: true } as const;
  switch (operation.method) {
    case "POST":
      return outcomeOf(() => createResource(service, endpoint, data, context));
    case "PUT":
      return outcomeOf(() => replaceResource(service, endpoint, id, data, context));
    case "PATCH":
      return outcomeOf(() => patchResource(service, endpoint, id, data, context));
    default:
      return outcomeOf(() => removeResource(service, endpoint, id, context));
  }
}

/** Creates resources of one type, those that can be read, all at once. */
export async function createEach(
  { store, base }: Service,
  operations: readonly BulkOperation[],
): Promise<Outcome[]> {
  const [first] = operations;
  if (!first) return [];
  const type = typeAt(first.endpoint);
  const read = operations.map(({ data }) =>
    refusedOr(() => newDocument(parseResource(type, data))),
  );
  const documents = read.filter((one): one is JsonObject => !(one instanceof ScimError));
  const results = await createdOrRefused(store, type, documents);
  return read.map((one) => {
    const result = one instanceof ScimError ? one : results.shift();
    if (!result) throw new Error("The store gave fewer results than it was given documents.");
    if (result instanceof ScimError) return result;
    const { Location: location, ETag: version } = headersOf(type, result, base);
    return { status: 201, location, version };
  });
}

/** A refusal of all of them is one of each: what ran before keeps its result. */
async function createdOrRefused(
  store: ResourceStore,
  type: ResourceType,
  documents: readonly JsonObject[],
): Promise<(StoredResource | ScimError)[]> {
  try {
    return [...((await store.createMany?.(type, documents, nothing)) ?? [])];
  } catch (error) {
    if (error instanceof ScimError) return documents.map(() => error);
    throw error;
  }
}

/** Adds to a new resource the references that closed a circle; where that is refused, takes the resource back. */
export async function addCircular(
  service: Service,
  endpoint: string,
  id: string,
  value: JsonObject,
): Promise<Outcome> {
  const body = { schemas: [urn.patchOp], Operations: [{ op: "add", value }] };
  const patched = () => patchResource(service, endpoint, id, body, { unseen: true });
  const outcome = await outcomeOf(patched);
  if (!(outcome instanceof ScimError)) return { ...outcome, status: 201 };
  return takeBack(service, endpoint, id, outcome.detail);
}

/** Undoes a creation whose circular references can't be resolved; that is a conflict (RFC 7644 s3.7.1). */
export async function takeBack(
  service: Service,
  endpoint: string,
  id: string,
  reason: string,
): Promise<ScimError> {
  await outcomeOf(() => removeResource(service, endpoint, id, {}));
  return new ScimError(409, `The circular reference can't be resolved. ${reason}`);
}

async function outcomeOf(call: () => Promise<ScimResponse>): Promise<Outcome> {
  try {
    const { status, headers } = await call();
    const { Location: location, ETag: version } = headers;
    return { status, ...(location && { location }), ...(version && { version }) };
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}

function refusedOr<T>(read: () => T): T | ScimError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}
