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
import type { Needs } from "../store";
import { urn } from "../urn";
import type { BulkOperation, Outcome } from "./operation";

const nothing: Needs = new Set();

/** Runs one operation like the equivalent single request. */
export function execute(service: Service, operation: BulkOperation): Promise<Outcome> {
  const { endpoint, id = "", data, version } = operation;
  const context = { ifMatch: version, unseen: true } as const;
  switch (operation.method) {
    case "POST":
      return outcomeOf(service, () => createResource(service, endpoint, data, context));
    case "PUT":
      return outcomeOf(service, () => replaceResource(service, endpoint, id, data, context));
    case "PATCH":
      return outcomeOf(service, () => patchResource(service, endpoint, id, data, context));
    default:
      return outcomeOf(service, () => removeResource(service, endpoint, id, context));
  }
}

/** Creates resources of one type as a batch; undefined marks each that must be created alone. */
export async function createTogether(
  { store, base, refusal }: Service,
  operations: readonly BulkOperation[],
): Promise<(Outcome | undefined)[]> {
  const [first, second] = operations;
  if (!first || !second) return [];
  const type = typeAt(first.endpoint);
  const documents: Iterable<JsonObject | undefined> = {
    *[Symbol.iterator]() {
      for (const { data } of operations) yield documentIn(type, data);
    },
  };
  try {
    const results = (await store.createMany?.(type, documents, nothing)) ?? [];
    return results.map((stored) => {
      if (!stored) return undefined;
      const { Location: location, ETag: version } = headersOf(type, stored, base);
      return { status: 201, location, version };
    });
  } catch (error) {
    // None was created. Unless it was a 503, each is tried alone, so that the one that failed gets its error.
    if (!(error instanceof ScimError) || error.status !== 503) return [];
    const away = refusal(error);
    return operations.map(() => away);
  }
}

/** Undefined if it is refused; creating it alone then reports why. */
function documentIn(type: ResourceType, data: JsonObject): JsonObject | undefined {
  try {
    return newDocument(parseResource(type, data));
  } catch {
    return undefined;
  }
}

/** Adds the references that close a cycle to a new resource; if that is refused, undoes the create. */
export async function addCircular(
  service: Service,
  endpoint: string,
  id: string,
  value: JsonObject,
): Promise<Outcome> {
  const body = { schemas: [urn.patchOp], Operations: [{ op: "add", value }] };
  const patched = () => patchResource(service, endpoint, id, body, { unseen: true });
  const outcome = await outcomeOf(service, patched);
  if (!(outcome instanceof ScimError)) return { ...outcome, status: 201 };
  return takeBack(service, endpoint, id, outcome.detail);
}

/** Undoes a create whose circular references can't be resolved, which is a conflict (RFC 7644 s3.7.1). */
export async function takeBack(
  service: Service,
  endpoint: string,
  id: string,
  reason: string,
): Promise<ScimError> {
  const why = `The circular reference can't be resolved. ${reason}`;
  const removal = await outcomeOf(service, () => removeResource(service, endpoint, id, {}));
  if (!(removal instanceof ScimError) || removal.status === 404) return new ScimError(409, why);
  const left = `The resource is still there, with the id ${JSON.stringify(id)}: ${removal.detail}`;
  return new ScimError(removal.status, `${why} ${left}`);
}

/** The result of a request; a failure is its operation's alone. */
async function outcomeOf(service: Service, call: () => Promise<ScimResponse>): Promise<Outcome> {
  try {
    const { status, headers } = await call();
    const { Location: location, ETag: version } = headers;
    return { status, ...(location && { location }), ...(version && { version }) };
  } catch (error) {
    return service.refusal(error);
  }
}
