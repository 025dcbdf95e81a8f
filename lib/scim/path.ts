import type { Attributes } from "./attribute";
import type { Filter, Path } from "./filter/ast";
import { joinPath } from "./filter/attribute-path";
import { Cursor } from "./filter/cursor";
import { readPath, readSubAttribute, readWhere } from "./filter/parse";
import { findAttribute } from "./path/attribute-index";
import { namespacesOf, splitNamespace } from "./path/namespace";
import type { ResolvedPath } from "./resolved";
import type { ResourceType } from "./resource-type";

/** The path of a PATCH operation: `emails[type eq "work"].value` has a `where` and a `sub`. */
export interface PatchPath {
  readonly path: Path;
  readonly where?: Filter;
  readonly sub?: string;
}

/** Parses `PATH = attrPath / valuePath [subAttr]` (RFC 7644 s3.5.2), or throws 400 invalidPath that says where. */
export function parsePath(text: string): PatchPath {
  const cursor = new Cursor(text, "path");
  const path = readPath(cursor);
  if (cursor.take("end")) return { path };
  if (cursor.peek().kind !== "[") {
    throw cursor.unexpected(
      cursor.peek(),
      'a filter in brackets such as [type eq "work"], or the end',
    );
  }
  const where = readWhere(cursor);
  const sub = readSubAttribute(cursor);
  cursor.expect("end", "a sub-attribute such as .value, or the end of the path");
  return { path, where, ...(sub !== undefined && { sub }) };
}

/**
 * Looks a path up in a resource type, with names and URNs in any case (RFC 7644 s3.10). An extension's URN alone
 * resolves to the extension's whole object.
 */
export function resolvePath(type: ResourceType, path: Path): ResolvedPath | undefined {
  return path.schema === undefined ? resolveBare(type, path) : resolveQualified(type, path);
}

/** Looks a path up among an element's sub-attributes; the keys start at the element. */
export function resolveWithin(
  attributes: Attributes,
  { attribute, sub }: Path,
): ResolvedPath | undefined {
  return resolveNames(attributes, namesOf(attribute, sub), []);
}

const namesOf = (attribute: string, sub: string | undefined): string[] =>
  sub === undefined ? [attribute] : [attribute, sub];

/** Entra sends `manager eq "…"`: an extension's attribute needs no URN if the core has none of that name. */
function resolveBare(type: ResourceType, { attribute, sub }: Path): ResolvedPath | undefined {
  for (const { attributes, extension, schema } of namespacesOf(type)) {
    const found = resolveNames(attributes, namesOf(attribute, sub), extension ? [schema] : []);
    if (found) return found;
  }
  return undefined;
}

function resolveQualified(type: ResourceType, path: Path): ResolvedPath | undefined {
  const split = splitNamespace(type, joinPath(path));
  if (!split) return undefined;
  const { schema, attributes, extension } = split.namespace;
  if (split.rest !== "") {
    return resolveNames(attributes, split.rest.split("."), extension ? [schema] : []);
  }
  return extension && { keys: [schema], attribute: extension };
}

function resolveNames(
  attributes: Attributes,
  [name = "", ...rest]: readonly string[],
  prefix: readonly string[],
): ResolvedPath | undefined {
  const found = findAttribute(attributes, name);
  if (!found) return undefined;
  const { attribute } = found;
  const keys = [...prefix, found.name];
  const [sub, ...tooDeep] = rest;
  if (sub === undefined) return { keys, attribute };
  if (attribute.type !== "complex" || tooDeep.length > 0) return undefined;
  const inner = findAttribute(attribute.subAttributes, sub);
  return inner && { keys: [...keys, inner.name], attribute: inner.attribute, parent: attribute };
}
