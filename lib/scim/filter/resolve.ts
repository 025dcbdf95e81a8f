import { isUnstorable } from "../coerce";
import { limits } from "../limits";
import { type SimplePath, valuePath } from "../path/value-path";
import type { ResolvedFilter, ResolvedPath } from "../resolved";
import type { ResourceType } from "../resource-type";
import type { Filter } from "./ast";
import { joinPath } from "./attribute-path";
import { isLegal, kindOf, operandOf } from "./operand";
import {
  elementScope,
  lookUp,
  partScope,
  refusal,
  rootScope,
  type Scope,
  type Unknown,
} from "./scope";

type Comparison = Extract<Filter, { kind: "compare" }>;
type Where = Extract<Filter, { kind: "where" }>;

const never: ResolvedFilter = { kind: "never" };
const always: ResolvedFilter = { kind: "not", inner: never };

/** Checks a filter against a resource type, or throws 400 invalidFilter that names the attribute. */
export function resolveFilter(
  type: ResourceType,
  filter: Filter,
  { unknown = "refuse" }: { unknown?: Unknown } = {},
): ResolvedFilter {
  return resolve(filter, rootScope(type, unknown));
}

/** Checks the bracketed filter of a PATCH path against the elements of its attribute. */
export function resolveWhere(of: ResolvedPath, filter: Filter): ResolvedFilter {
  const scope = elementScope(of, "refuse");
  if (!scope) throw bracketsRefused(0, of.keys.join("."));
  return resolve(filter, scope);
}

function resolve(filter: Filter, scope: Scope): ResolvedFilter {
  switch (filter.kind) {
    case "and":
    case "or": {
      const [left, right] = [resolve(filter.left, scope), resolve(filter.right, scope)];
      return { kind: filter.kind, left, right };
    }
    case "not":
      return { kind: "not", inner: resolve(filter.inner, scope) };
    case "present":
      return present(lookUp(scope, filter.path, filter.at));
    case "where":
      return resolveElement(filter, scope);
    case "compare":
      return resolveComparison(filter, scope);
  }
}

const present = (path: ResolvedPath | undefined): ResolvedFilter =>
  path ? { kind: "present", path } : never;

function resolveElement({ path: sent, inner, at }: Where, scope: Scope): ResolvedFilter {
  const path = lookUp(scope, sent, at);
  if (!path) return never;
  const parts = partScope(path, scope.unknown);
  // A single value has no elements: conditions in brackets apply to its sub-attributes.
  if (parts) return { kind: "and", left: present(path), right: resolve(inner, parts) };
  const elements = elementScope(path, scope.unknown);
  if (!elements) throw bracketsRefused(at, joinPath(sent));
  return { kind: "where", path, inner: resolve(inner, elements) };
}

const bracketsRefused = (at: number, name: string) =>
  refusal(at, `"${name}" has no sub-attributes, so no brackets can follow it`);

function resolveComparison(filter: Comparison, scope: Scope): ResolvedFilter {
  const { op, value, at } = filter;
  const path = lookUp(scope, filter.path, at);
  if (value === null && op !== "eq" && op !== "ne") {
    throw refusal(at, `null can only be compared with eq or ne, not with ${op}`);
  }
  // RFC 7643 s2.5: null means no value; OneLogin's empty strings are stored as none as well.
  if (value === null || (value === "" && (op === "eq" || op === "ne"))) {
    return op === "eq" ? { kind: "not", inner: present(path) } : present(path);
  }
  if (!path) return op === "ne" ? always : never;
  return compareValue(filter, path, value);
}

function compareValue(
  { path: sent, op, at }: Comparison,
  found: ResolvedPath,
  literal: string | number | boolean,
): ResolvedFilter {
  const name = joinPath(sent);
  const path = valuePath(found);
  if (!path) {
    throw refusal(
      at,
      `"${name}" is complex: compare one of its sub-attributes, as in ${exampleOf(found, name)}`,
    );
  }
  const { type } = path.attribute;
  if (!isLegal(op, type))
    throw refusal(at, `${op} can't be used with "${name}", which is ${kindOf(type)}`);
  const value = operandOf(path.attribute, op, literal);
  if (value === undefined) {
    throw refusal(
      at,
      `"${name}" must be compared with ${kindOf(type)}, not with ${JSON.stringify(literal)}`,
    );
  }
  if (op === "co" && String(value).length > limits.maxSought) {
    throw refusal(at, `co takes at most ${limits.maxSought} characters`);
  }
  if (typeof value === "string" && isUnstorable(value)) return op === "ne" ? always : never;
  if (op === "eq" && value === path.attribute.assumed) return isNot(path, !value);
  return { kind: "compare", path, op, value };
}

/** Matches an element without that value, whether it has another one or none. */
function isNot({ keys, attribute, parent }: SimplePath, value: boolean): ResolvedFilter {
  const path = { keys: keys.slice(-1), attribute };
  const inner: ResolvedFilter = { kind: "not", inner: { kind: "compare", path, op: "eq", value } };
  return parent
    ? { kind: "where", path: { keys: keys.slice(0, -1), attribute: parent }, inner }
    : inner;
}

function exampleOf({ attribute }: ResolvedPath, name: string): string {
  const [sub = "value"] = attribute.type === "complex" ? Object.keys(attribute.subAttributes) : [];
  return `${name}.${sub}`;
}
