import type { Attribute, Mutability } from "./attribute";
import { badRequest, ScimError } from "./error";
import type { Filter, Path } from "./filter/ast";
import { joinPath, splitPath } from "./filter/attribute-path";
import { resolveWhere } from "./filter/resolve";
import { type PatchPath, parsePath, resolvePath } from "./path";
import { findAttribute, type Named } from "./path/attribute-index";
import { splitNamespace } from "./path/namespace";
import type { ResolvedFilter, ResolvedPath } from "./resolved";
import type { ResourceType } from "./resource-type";

/** What a PATCH path, or a key of a body, points at. */
export interface Target {
  /** As the client wrote it, for error texts. */
  readonly text: string;
  /** From the document's root to the attribute. */
  readonly keys: readonly string[];
  readonly attribute: Attribute;
  /** The sub-attribute, in the attribute or in each of its elements. */
  readonly sub?: Named;
  /** Selects the elements; its keys start at the element. */
  readonly where?: ResolvedFilter;
}

/**
 * Looks up the path of a PATCH operation (RFC 7644 s3.5.2), or throws 400 invalidPath. Undefined if the path is under
 * an unknown schema's URN: values for those are dropped.
 */
export function targetAt(type: ResourceType, text: string): Target | undefined {
  const path = parsePath(text);
  const target = resolve(type, text, path);
  if (target || isForeign(type, path.path)) return target;
  throw badRequest("invalidPath", `"${text}" isn't an attribute of a ${type.name}.`);
}

/** Looks up a key of a body, which may contain dots and URNs like a path (Entra). Undefined if it is unknown. */
export function targetOfKey(type: ResourceType, key: string): Target | undefined {
  const path = key.includes("[") ? quietly(() => parsePath(key)) : plain(splitPath(key));
  return path && quietly(() => resolve(type, key, path));
}

/** RFC 7643 s2.2: the sub-attribute's mutability if the target has one, unless the whole attribute can't be written. */
export const mutabilityOf = ({ attribute, sub }: Target): Mutability =>
  attribute.mutability === "readOnly" || !sub ? attribute.mutability : sub.attribute.mutability;

/** Accepted but dropped: `schemas` is computed from the document, and passwords are never stored. */
export const isDiscarded = (target: Target): boolean =>
  target.keys[0] === "schemas" || mutabilityOf(target) === "writeOnly";

/** Whether the target is an extension's whole object. */
export const isExtension = (type: ResourceType, { keys, sub, where }: Target): boolean =>
  keys.length === 1 && !sub && !where && type.extensions.some(({ schema }) => schema === keys[0]);

const plain = (path: Path | undefined): PatchPath | undefined => path && { path };

/** In a body, a key that can't be parsed is an unknown attribute, not an error. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScimError) return undefined;
    throw error;
  }
}

function resolve(type: ResourceType, text: string, path: PatchPath): Target | undefined {
  const found = resolvePath(type, path.path);
  if (!found) return undefined;
  const { keys, attribute, parent } = found;
  const name = keys.at(-1) ?? "";
  if (parent && !path.where) {
    return { text, keys: keys.slice(0, -1), attribute: parent, sub: { name, attribute } };
  }
  return {
    text,
    keys,
    attribute,
    ...(path.where && { where: elementsWhere(found, path.where, text) }),
    ...(path.sub !== undefined && { sub: subOf(attribute, path.sub, text) }),
  };
}

function elementsWhere(of: ResolvedPath, where: Filter, text: string): ResolvedFilter {
  try {
    return resolveWhere(of, where);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    throw badRequest("invalidPath", `"${text}": ${error.detail}`);
  }
}

function subOf(attribute: Attribute, name: string, text: string): Named {
  const found =
    attribute.type === "complex" ? findAttribute(attribute.subAttributes, name) : undefined;
  if (found) return found;
  throw badRequest("invalidPath", `"${text}": there is no sub-attribute "${name}".`);
}

const isForeign = (type: ResourceType, path: Path): boolean =>
  path.schema !== undefined && splitNamespace(type, joinPath(path)) === undefined;
