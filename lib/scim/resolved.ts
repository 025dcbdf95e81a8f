import type { Attribute, ComplexAttribute } from "./attribute";
import type { Literal, Operator } from "./filter/ast";

/**
 * A path looked up in a resource type. `keys` lead from the document's root to the value in canonical
 * case: `["name", "givenName"]`, `[urn.enterpriseUser, "manager", "value"]`, `["emails", "value"]`.
 * `parent` is the complex attribute around a sub-attribute; if it is multi-valued, any element may match.
 */
export interface ResolvedPath {
  readonly keys: readonly string[];
  readonly attribute: Attribute;
  readonly parent?: ComplexAttribute;
}

/** A filter with resolved paths, operators valid for their types, and literals of the attributes' types. */
export type ResolvedFilter =
  | { kind: "compare"; path: ResolvedPath; op: Operator; value: Literal }
  | { kind: "present"; path: ResolvedPath }
  | { kind: "and" | "or"; left: ResolvedFilter; right: ResolvedFilter }
  | { kind: "not"; inner: ResolvedFilter }
  /** `inner`'s keys start at the element; they are empty for the element itself, if it is a simple value. */
  | { kind: "where"; path: ResolvedPath; inner: ResolvedFilter }
  /**
   * Matches nothing: an attribute that this type lacks, in a search over all types (RFC 7644 s3.4.2.1), or a literal
   * that can't be stored.
   */
  | { kind: "never" };
