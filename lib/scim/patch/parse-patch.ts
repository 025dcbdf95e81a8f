import { memberOf } from "../any-case";
import { type Assignment, assignments, assignmentsAt } from "../assignments";
import { described, wrongType } from "../coerce";
import { badRequest } from "../error";
import { isObject, type Json } from "../json";
import { assertMessage } from "../message";
import type { ResourceType } from "../resource-type";
import { isDiscarded, mutabilityOf, type Target, targetAt } from "../target";
import { urn } from "../urn";
import type { Op, Operation } from "./operation";

/**
 * Reads a PatchOp message (RFC 7644 s3.5.2). An empty list of operations, which Entra sends, changes nothing. Names and
 * `op` may be in any case.
 */
export function parsePatch(type: ResourceType, body: unknown): Operation[] {
  const operations = memberOf(assertMessage(body, urn.patchOp), "Operations");
  if (!Array.isArray(operations)) {
    throw badRequest("invalidSyntax", 'A PATCH needs "Operations", an array of operations.');
  }
  return operations.flatMap((operation) => readOperation(type, operation));
}

function readOperation(type: ResourceType, operation: Json): Operation[] {
  if (!isObject(operation)) throw wrongType("Operations", "an array of objects", operation);
  const op = readOp(memberOf(operation, "op"));
  const path = readPath(memberOf(operation, "path"));
  const value = memberOf(operation, "value");
  if (op === "remove") return readRemove(type, path, value);
  if (value === undefined) throw badRequest("invalidValue", `The ${op} operation needs a "value".`);
  const stated = path === undefined ? echoed(type, value) : addressed(type, path, value);
  return stated.filter(({ target }) => !isDiscarded(target)).map((one) => ({ op, ...one }));
}

function readOp(value: Json | undefined): Op {
  const op = typeof value === "string" ? value.toLowerCase() : value; // Entra sends "Add".
  if (op === "add" || op === "remove" || op === "replace") return op;
  throw badRequest(
    "invalidSyntax",
    `"op" must be add, remove or replace; found ${described(value ?? null)}.`,
  );
}

function readPath(value: Json | undefined): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  throw badRequest("invalidPath", `"path" must be a string; found ${described(value)}.`);
}

function readRemove(type: ResourceType, path: string | undefined, value?: Json): Operation[] {
  if (path === undefined) {
    throw badRequest("noTarget", 'A remove operation needs a "path" that says what to remove.');
  }
  const target = targetAt(type, path);
  if (!target || isDiscarded(target)) return [];
  assertWritable(target);
  return [{ op: "remove", target, ...(value !== undefined && { value }) }];
}

/** A value without a path. Okta echoes `id`, `meta` and other read-only attributes in it, which are ignored. */
function echoed(type: ResourceType, value: Json): Assignment[] {
  if (!isObject(value)) {
    throw badRequest(
      "invalidValue",
      `Without a "path", "value" must be an object of attributes; found ${described(value)}.`,
    );
  }
  return assignments(type, value).filter(({ target }) => mutabilityOf(target) !== "readOnly");
}

function addressed(type: ResourceType, path: string, value: Json): Assignment[] {
  const target = targetAt(type, path);
  if (!target) return [];
  assertWritable(target);
  return assignmentsAt(type, target, value);
}

function assertWritable(target: Target): void {
  if (mutabilityOf(target) !== "readOnly") return;
  throw badRequest("mutability", `"${target.text}" is read-only.`);
}
