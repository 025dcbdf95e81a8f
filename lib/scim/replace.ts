import { badRequest } from "./error";
import { assertImmutableKept } from "./immutable";
import { type JsonObject, sameJson } from "./json";
import type { ParsedResource } from "./parse-resource";
import { isNeverOpen } from "./patch/assign";
import type { ResourceType } from "./resource-type";
import type { Change } from "./store";

/**
 * The change that a PUT makes (RFC 7644 s3.5.1): attributes missing from the body are cleared, except those that are
 * kept unless the body states them.
 */
export function planReplace(type: ResourceType, parsed: ParsedResource): Change {
  const attributes = Object.entries(type.attributes);
  for (const [name, attribute] of attributes) {
    const cleared = parsed.stated.has(name) && parsed.document[name] === undefined;
    if (cleared && isNeverOpen(attribute)) {
      throw badRequest(
        "invalidValue",
        `"${name}" must be true or false. Leave it out to keep the state as it is.`,
      );
    }
  }
  const kept = attributes.filter(([name, { keptByReplace, mutability }]) => {
    return (keptByReplace || mutability === "immutable") && !parsed.stated.has(name);
  });
  return {
    apply: (current) => {
      const next: JsonObject = { ...parsed.document };
      for (const [name] of kept) {
        const held = current[name];
        if (held !== undefined) next[name] = held;
      }
      assertImmutableKept(type, current, next);
      return sameJson(next, current) ? current : next;
    },
    keepsDocument: false,
    detached: attributes
      .filter(([, { detached, mutability }]) => detached && mutability !== "readOnly")
      .map(([attribute]) => {
        return { kind: "replace", attribute, values: parsed.detached.get(attribute) ?? [] };
      }),
  };
}
