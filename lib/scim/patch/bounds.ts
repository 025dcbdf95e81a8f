import { ScimError } from "../error";
import { conditionsIn } from "../filter/conditions";
import type { Json, JsonObject } from "../json";
import { limits } from "../limits";
import type { Target } from "../target";
import type { Operation } from "./operation";

/** How often an operation may scan all values of its attribute: once, or once per comparison or listed value. */
function passesOf({ op, target: { where }, value }: Operation): number {
  if (where) return conditionsIn(where);
  return op === "remove" && Array.isArray(value) ? value.length : 1;
}

/** Refuses too many operations on a document. */
export function assertFew(operations: readonly Operation[]): void {
  const passes = operations.reduce((sum, operation) => sum + passesOf(operation), 0);
  if (passes <= limits.maxPatchOperations) return;
  throw new ScimError(
    413,
    `The request has ${passes} changes and conditions; at most ${limits.maxPatchOperations} are allowed. Split it into several requests.`,
  );
}

/** Refuses operations that would scan too much text: each pass covers the document and the new values. */
export function assertCheap(operations: readonly Operation[], document: JsonObject): void {
  const given = operations.map(({ value = null }) => value);
  assertAffordable(
    operations.reduce((sum, operation) => sum + passesOf(operation), 0),
    [document, given],
  );
}

/** The same for a body whose keys are paths: a path into an attribute's elements scans all of them. */
export function assertReadable(targets: readonly Target[], body: JsonObject): void {
  const inElements = targets.filter(({ where, sub }) => where || sub);
  assertAffordable(
    inElements.reduce((sum, { where }) => sum + (where ? conditionsIn(where) : 1), 0),
    [body],
  );
}

function assertAffordable(passes: number, over: readonly Json[]): void {
  if (passes <= limits.maxPatchWork / (2 * limits.maxResourceBody)) return; // cannot exceed it, whatever the size
  const size = JSON.stringify(over).length;
  if (passes * size <= limits.maxPatchWork) return;
  throw new ScimError(
    413,
    `The request asks for ${passes} changes and conditions on ${size} characters. ${advice(size)}`,
  );
}

function advice(size: number): string {
  const possible = Math.floor(limits.maxPatchWork / size);
  return possible > 0 ? `Send at most ${possible} at a time.` : "Send shorter values.";
}

/** Refuses a document that has grown larger than a body may be, which is possible through additions. */
export function assertHolds(document: JsonObject): void {
  if (JSON.stringify(document).length <= limits.maxResourceBody) return;
  throw new ScimError(
    413,
    `The resource would have more than ${limits.maxResourceBody} characters. Remove some of its values first.`,
  );
}
