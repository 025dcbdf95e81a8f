import { assertImmutableKept } from "../immutable";
import { sameJson } from "../json";
import type { ResourceType } from "../resource-type";
import type { Change } from "../store";
import { add } from "./add";
import { assertCheap, assertFew, assertHolds } from "./bounds";
import { detachedChange, joined } from "./detached";
import { withoutEmptied } from "./elements-at";
import type { Operation, Step } from "./operation";
import { remove } from "./remove";
import { replace } from "./replace";

/**
 * The change that operations make, in order and atomically (RFC 7644 s3.5.2): one part for the document, and one for
 * the rows of detached attributes.
 */
export function planPatch(type: ResourceType, operations: readonly Operation[]): Change {
  const isDetached = ({ target }: Operation) => target.attribute.detached === true;
  const onDocument = operations.filter((operation) => !isDetached(operation));
  assertFew(onDocument);
  const steps = onDocument.map(stepOf);
  const targets = onDocument.map(({ target }) => target);
  return {
    apply: (current) => {
      assertCheap(onDocument, current);
      const changed = steps.reduce((document, step) => step(document), current);
      const next = withoutEmptied(changed, targets);
      assertImmutableKept(type, current, next);
      if (sameJson(next, current)) return current;
      assertHolds(next);
      return next;
    },
    keepsDocument: steps.length === 0,
    detached: joined(operations.filter(isDetached).map(detachedChange)),
  };
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
