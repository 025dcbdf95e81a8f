import { badRequest } from "./error";
import { type JsonObject, sameJson } from "./json";
import type { ResourceType } from "./resource-type";

/** RFC 7643 s2.2: an immutable value can't change once it is set. */
export function assertImmutableKept(
  type: ResourceType,
  before: JsonObject,
  after: JsonObject,
): void {
  for (const [name, { mutability }] of Object.entries(type.attributes)) {
    const changed = before[name] !== undefined && !sameJson(before[name], after[name]);
    if (mutability === "immutable" && changed) {
      throw badRequest("mutability", `"${name}" is immutable: it can't be changed once it is set.`);
    }
  }
}
