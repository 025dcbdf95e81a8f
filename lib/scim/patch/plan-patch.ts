import { ScimError } from "../error";
import { conditionsIn } from "../filter/conditions";
import { assertImmutableKept } from "../immutable";
import { type JsonObject, sameJson } from "../json";
import { limits } from "../limits";
import type { ResourceType } from "../resource-type";
import type { Change } from "../store";
import { add } from "./add";
import { detachedChange, joined } from "./detached";
import type { Operation, Step } from "./operation";
import { remove } from "./remove";
import { replace } from "./replace";

/**
 * The change that operations make, in their order and as a whole (RFC 7644 s3.5.2): one on the document, and one on
 * rows for the attributes that are none of the document's.
 */
export function planPatch(type: ResourceType, operations: readonly Operation[]): Change {
  const isDetached = ({ target }: Operation) => target.attribute.detached === true;
  const onDocument = operations.filter((operation) => !isDetached(operation));
  assertBounded(onDocument);
  const steps = onDocument.map(stepOf);
  return {
    apply: (current) => {
      const next = steps.reduce((document, step) => step(document), current);
      assertImmutableKept(type, current, next);
      if (sameJson(next, current)) return current;
      assertHolds(next);
      return next;
    },
    keepsDocument: steps.length === 0,
    detached: joined(operations.filter(isDetached).map(detachedChange)),
  };
}

/** Each operation, and each comparison of its filter, may go through every value of an attribute. */
function assertBounded(operations: readonly Operation[]): void {
  const count = operations.reduce(
    (sum, { target: { where } }) => sum + (where ? conditionsIn(where) : 1),
    0,
  );
  if (count <= limits.maxPatchOperations) return;
  throw new ScimError(
    413,
    `The request has ${count} changes and conditions; at most ${limits.maxPatchOperations} are possible at once.`,
  );
}

/** Bodies are bounded, so that additions alone can make a resource larger than any body. */
function assertHolds(document: JsonObject): void {
  if (JSON.stringify(document).length <= limits.maxResourceBody) return;
  throw new ScimError(
    413,
    `The resource would have more than ${limits.maxResourceBody} characters. Remove some of its values first.`,
  );
}

function stepOf({ op, target, value = null }: Operation): Step {
  switch (op) {
    case "add":
      return add(target, value);
    case "replace":
      return replace(target, value);
    case "remove":
      return remove(target, value);
  }
}
