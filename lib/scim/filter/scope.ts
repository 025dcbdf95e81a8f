import type { ComplexAttribute, SimpleAttribute } from "../attribute";
import { badRequest, type ScimError } from "../error";
import { resolvePath, resolveWithin } from "../path";
import type { ResolvedPath } from "../resolved";
import type { ResourceType } from "../resource-type";
import type { Path } from "./ast";
import { joinPath } from "./attribute-path";

/** In a search over all types, an attribute that a type lacks counts as one without a value (RFC 7644 s3.4.2.1). */
export type Unknown = "refuse" | "never";

/** Where a filter's paths are looked up: at a resource's root, or in an element. */
export interface Scope {
  readonly name: string;
  readonly unknown: Unknown;
  readonly find: (path: Path) => ResolvedPath | undefined;
  /** The complex attribute whose elements the paths apply to. */
  readonly within?: ComplexAttribute;
}

export const rootScope = (type: ResourceType, unknown: Unknown): Scope => ({
  name: type.name,
  unknown,
  find: (path) => resolvePath(type, path),
});

/** The elements of a simple multi-valued attribute have only a `value` (RFC 7643 s2.4). */
export function elementScope(
  { keys, attribute }: ResolvedPath,
  unknown: Unknown,
): Scope | undefined {
  const name = keys.join(".");
  if (attribute.type !== "complex" && !attribute.multiValued) return undefined;
  const find = (path: Path) => findInElement(attribute, path);
  return { name, unknown, find, ...(attribute.type === "complex" && { within: attribute }) };
}

/** The sub-attributes of a single complex value, by their place in the resource; undefined if multi-valued. */
export function partScope({ keys, attribute }: ResolvedPath, unknown: Unknown): Scope | undefined {
  if (attribute.type !== "complex" || attribute.multiValued) return undefined;
  const find = (path: Path) => {
    const found = findInElement(attribute, path);
    return found && { parent: attribute, ...found, keys: [...keys, ...found.keys] };
  };
  return { name: keys.join("."), unknown, find };
}

function findInElement(attribute: ComplexAttribute | SimpleAttribute, path: Path) {
  if (path.schema !== undefined) return undefined;
  if (attribute.type === "complex") {
    return resolveWithin(attribute.subAttributes, path);
  }
  const isValue = path.sub === undefined && path.attribute.toLowerCase() === "value";
  return isValue ? { keys: [], attribute: { ...attribute, multiValued: false } } : undefined;
}

/** Looks a path up; undefined if it is unknown and the scope treats unknown paths as absent. */
export function lookUp(scope: Scope, path: Path, at: number): ResolvedPath | undefined {
  const found = scope.find(path);
  if (!found && scope.unknown === "never") return undefined;
  if (!found) throw refusal(at, `${scope.name} has no attribute "${joinPath(path)}"`);
  const { attribute, parent = scope.within } = found;
  if (attribute.returned === "never") {
    throw refusal(at, `"${joinPath(path)}" is secret and can't be used in a filter`);
  }
  // URIs that the server builds from the request's host are not stored.
  if (attribute.type === "reference" && (parent?.detached || parent?.mutability === "readOnly")) {
    throw refusal(at, `"${joinPath(path)}" can't be used in a filter: compare the id instead`);
  }
  return found;
}

/** A 400 that says which part of the filter can't be evaluated, and why. */
export const refusal = (at: number, problem: string): ScimError =>
  badRequest("invalidFilter", `The filter is invalid at character ${at + 1}: ${problem}.`);
