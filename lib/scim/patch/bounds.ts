import { ScimError } from "../error";
import { conditionsIn } from "../filter/conditions";
import type { Json, JsonObject } from "../json";
import { limits } from "../limits";
import type { Target } from "../target";
import type { Operation } from "./operation";

/** How often an operation may go through every value of its attribute: for itself, each comparison, or each listed value. */
function passesOf({ op, target: { where }, value }: Operation): number {
  if (where) return conditionsIn(where);
  return op === "remove" && Array.isArray(value) ? value.length : 1;
}

/** Refuses more operations on a document than a PATCH may have. */
export function assertFew(operations: readonly Operation[]): void {
  const passes = operations.reduce((sum, operation) => sum + passesOf(operation), 0);
  if (passes <= limits.maxPatchOperations) return;
  throw new ScimError(
    413,
    `The request has ${passes} changes and conditions; at most ${limits.maxPatchOperations} are allowed. Split it into several requests.`,
  );
}

/** Refuses operations that would go through too much text: each pass is over what the document holds and is given. */
export function assertCheap(operations: readonly Operation[], document: JsonObject): void {
  const given = operations.map(({ value = null }) => value);
  assertAffordable(
    operations.reduce((sum, operation) => sum + passesOf(operation), 0),
    [document, given],
  );
}

/** The same for a body whose keys are paths: those into the elements of an attribute go through all of them. */
export function assertReadable(targets: readonly Target[], body: JsonObject): void {
  const inElements = targets.filter(({ where, sub }) => where || sub);
  assertAffordable(
    inElements.reduce((sum, { where }) => sum + (where ? conditionsIn(where) : 1), 0),
    [body],
  );
}

function assertAffordable(passes: number, over: readonly Json[]): void {
  if (passes <= limits.maxPatchWork / (2 * limits.maxResourceBody)) return; // whatever the size
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

/** Refuses a document that has grown beyond any body, which additions alone can make of it. */
export function assertHolds(document: JsonObject): void {
  if (JSON.stringify(document).length <= limits.maxResourceBody) return;
  throw new ScimError(
    413,
    `The resource would have more than ${limits.maxResourceBody} characters. Remove some of its values first.`,
  );
}
