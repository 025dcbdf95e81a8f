import type { Attribute, Attributes } from "../attribute";
import { onceFor } from "../once-for";

export interface Named {
  /** In canonical case. */
  readonly name: string;
  readonly attribute: Attribute;
}

const indexOf = onceFor(
  (attributes: Attributes): ReadonlyMap<string, Named> =>
    new Map(
      Object.entries(attributes).map(([name, attribute]) => [
        name.toLowerCase(),
        { name, attribute },
      ]),
    ),
);

/** The attribute of that name, in any case (RFC 7643 s2.1). */
export const findAttribute = (attributes: Attributes, name: string): Named | undefined =>
  indexOf(attributes).get(name.toLowerCase());
