import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Comparable } from "@/lib/scim/compare";
import type { Operator } from "@/lib/scim/filter/ast";

/** An SQL expression for a value in comparable form. Text has collation "C". */
export interface Operand {
  readonly kind: "text" | "uuid" | "boolean" | "number" | "instant";
  readonly sql: SQLWrapper;
}

/** The elements of a multi-valued attribute that has its own table. */
export interface ElementRows {
  /** The resources with an element that has such a value, found by an index; undefined if no index helps. */
  readonly having: (op: Operator, value: Comparable) => SQL | undefined;
  /** For a detached attribute: a subquery of its elements as jsonb, or only of those with the value `only`. */
  readonly elements?: (only?: string) => SQL;
}

/** Where a resource's attributes are in SQL. Paths are the keys of a ResolvedPath, joined by dots. */
export interface Columns {
  /** The search document, for attributes that are in neither of the others. */
  readonly search: SQLWrapper;
  readonly operands: Readonly<Record<string, Operand>>;
  readonly rows: Readonly<Record<string, ElementRows>>;
}

/** The columns of a resource table; `id` is the last key of every order. */
export interface ResourceColumns extends Columns {
  readonly id: SQLWrapper;
}

export const text = (column: SQLWrapper): Operand => ({ kind: "text", sql: column });
export const uuid = (column: SQLWrapper): Operand => ({ kind: "uuid", sql: column });
export const boolean = (column: SQLWrapper): Operand => ({ kind: "boolean", sql: column });
export const instant = (column: SQLWrapper): Operand => ({ kind: "instant", sql: column });

/** A PostgreSQL array literal, so that keys are bound like any other value. */
export const keyArray = (keys: readonly string[]): SQL =>
  sql`${`{${keys.map((key) => JSON.stringify(key)).join(",")}}`}::text[]`;

/** An SQL/JSON path; in lax mode, a single value acts as an array of one. */
export const jsonPath = (keys: readonly string[], rest: string): SQL =>
  sql`${`$${keys.map((key) => `.${JSON.stringify(key)}`).join("")}${rest}`}::jsonpath`;
