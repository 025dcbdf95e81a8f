import type { SimpleAttribute } from "../attribute";
import type { ResolvedPath } from "../resolved";
import { findAttribute } from "./attribute-index";

export interface SimplePath extends ResolvedPath {
  readonly attribute: SimpleAttribute;
}

/**
 * The path to the value that is compared or sorted: `emails` means its `value` (RFC 7644 figure 2), and so does
 * `manager` (Entra). Undefined for a complex attribute without a `value`.
 */
export function valuePath({ keys, attribute, parent }: ResolvedPath): SimplePath | undefined {
  if (attribute.type !== "complex") return { keys, attribute, ...(parent && { parent }) };
  const found = findAttribute(attribute.subAttributes, "value");
  if (!found || found.attribute.type === "complex") return undefined;
  return { keys: [...keys, found.name], attribute: found.attribute, parent: attribute };
}
