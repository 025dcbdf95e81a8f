import { memberOf } from "../any-case";
import { described, wrongType } from "../coerce";
import { badRequest, ScimError } from "../error";
import { isObject, type Json, type JsonObject } from "../json";
import { limits } from "../limits";
import { assertMessage } from "../message";
import { urn } from "../urn";
import type { BulkOperation, Method } from "./operation";

export interface BulkRequest {
  /** How many errors end the run; undefined for no limit. */
  readonly failOnErrors: number | undefined;
  readonly operations: readonly BulkOperation[];
}

/** Reads a BulkRequest. An operation's error is kept with it, and does not stop the others. */
export function parseBulk(body: unknown, base: string): BulkRequest {
  const message = assertMessage(body, urn.bulkRequest);
  const operations = memberOf(message, "Operations");
  if (!Array.isArray(operations)) {
    throw badRequest("invalidSyntax", 'A bulk request needs "Operations", an array of operations.');
  }
  if (operations.length > limits.maxBulkOperations) {
    throw new ScimError(
      413,
      `The request has ${operations.length} operations, more than maxOperations (${limits.maxBulkOperations}).`,
    );
  }
  const taken = new Set<string>();
  return {
    failOnErrors: readFailOnErrors(memberOf(message, "failOnErrors")),
    operations: operations.map((operation) => readOperation(operation, base, taken)),
  };
}

function readFailOnErrors(value: Json | undefined): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && Number.isInteger(value)) return value > 0 ? value : undefined;
  throw wrongType("failOnErrors", "a whole number", value);
}

function readOperation(value: Json, base: string, taken: Set<string>): BulkOperation {
  const sent = isObject(value) ? value : {};
  let misread: ScimError | undefined;
  const text = (name: string): string | undefined => {
    const found = memberOf(sent, name) ?? undefined;
    if (found === undefined || typeof found === "string") return found;
    misread ??= wrongType(name, "a string", found); // if ignored, a version would not act as a condition
    return undefined;
  };
  const data = memberOf(sent, "data");
  const bulkId = text("bulkId");
  const version = text("version");
  const path = text("path") ?? "";
  const operation: BulkOperation = {
    method: (text("method") ?? "").toUpperCase(),
    path,
    ...segmentsOf(path, base),
    data: isObject(data) ? data : {},
    ...(bulkId && { bulkId }),
    ...(version && { version }),
  };
  const problem = misread ?? problemOf(operation, value, taken);
  if (operation.method === "POST" && bulkId) taken.add(bulkId);
  return problem ? { ...operation, problem } : operation;
}

/** RFC 7644 s3.7: `/Users` or `/Users/{id}`; clients may also send the full location. */
function segmentsOf(path: string, base: string): { endpoint: string; id?: string } {
  const relative = path.startsWith(base) ? path.slice(base.length) : path;
  const [endpoint = "", id, ...more] = (relative.split("?")[0] ?? "").split("/").filter(Boolean);
  if (id === undefined) return { endpoint };
  if (id.startsWith("bulkId:")) return { endpoint, id: [id, ...more].join("/") }; // base64 has slashes
  return more.length > 0 ? { endpoint: [endpoint, id, ...more].join("/") } : { endpoint, id };
}

const methods: ReadonlySet<string> = new Set<Method>(["POST", "PUT", "PATCH", "DELETE"]);

function problemOf(
  { method, path, endpoint, id, bulkId }: BulkOperation,
  sent: Json,
  taken: ReadonlySet<string>,
): ScimError | undefined {
  const data = isObject(sent) ? memberOf(sent, "data") : undefined;
  const isPost = method === "POST";
  const problems: readonly (readonly [boolean, string])[] = [
    [!isObject(sent), `Each of "Operations" must be an object; found ${described(sent)}.`],
    [!methods.has(method), '"method" must be POST, PUT, PATCH or DELETE.'],
    [endpoint === "", '"path" must be an endpoint, such as /Users, or the path of a resource.'],
    [isPost && id !== undefined, `A POST goes to an endpoint, such as /Users; found "${path}".`],
    [!isPost && id === undefined, `A ${method} needs the path of a resource, such as /Users/{id}.`],
    [isPost && !bulkId, 'A POST needs a "bulkId", unique within the request.'],
    [
      isPost && taken.has(bulkId ?? ""),
      `The bulkId "${bulkId}" is used by another POST. Give each POST its own.`,
    ],
    [method !== "DELETE" && !isObject(data), `A ${method} needs "data", an object.`],
  ];
  const [, detail] = problems.find(([applies]) => applies) ?? [];
  return detail === undefined ? undefined : badRequest("invalidValue", detail);
}

/** The references of an operation are in its data and its path. */
export const contentOf = ({ data, id }: BulkOperation): JsonObject => ({
  data,
  ...(id !== undefined && { id }),
});
