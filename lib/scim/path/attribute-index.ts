import type { Attribute, Attributes } from "../attribute";

export interface Named {
  /** In canonical case. */
  readonly name: string;
  readonly attribute: Attribute;
}

const indexes = new WeakMap<Attributes, ReadonlyMap<string, Named>>();

/** The attribute of that name in whatever case it is written (RFC 7643 s2.1). */
export function findAttribute(attributes: Attributes, name: string): Named | undefined {
  let index = indexes.get(attributes);
  if (!index) {
    index = new Map(
      Object.entries(attributes).map(([name, attribute]) => [
        name.toLowerCase(),
        { name, attribute },
      ]),
    );
    indexes.set(attributes, index);
  }
  return index.get(name.toLowerCase());
}
