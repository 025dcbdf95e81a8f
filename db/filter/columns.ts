import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Comparable } from "@/lib/scim/compare";
import type { Operator } from "@/lib/scim/filter/ast";

/** An SQL expression that holds values in comparable form. Text is in collation "C". */
export interface Operand {
  readonly kind: "text" | "uuid" | "boolean" | "number" | "instant";
  readonly sql: SQLWrapper;
}

/** The elements of a multi-valued attribute, where they have rows of their own. */
export interface ElementRows {
  /** The resources one of whose elements has such a value, found by an index; undefined where none helps. */
  readonly having: (op: Operator, value: Comparable) => SQL | undefined;
  /** For a detached attribute: a subquery of elements as jsonb, those of one value where `only` says which. */
  readonly elements?: (only?: string) => SQL;
}

/** Where SQL finds the attributes of a resource. Paths are the keys of a ResolvedPath, joined by dots. */
export interface Columns {
  /** The search document; it holds what is in neither of the others. */
  readonly search: SQLWrapper;
  readonly operands: Readonly<Record<string, Operand>>;
  readonly rows: Readonly<Record<string, ElementRows>>;
}

/** The columns of a table of resources; their `id` is the last key of every order. */
export interface ResourceColumns extends Columns {
  readonly id: SQLWrapper;
}

export const text = (column: SQLWrapper): Operand => ({ kind: "text", sql: column });
export const uuid = (column: SQLWrapper): Operand => ({ kind: "uuid", sql: column });
export const boolean = (column: SQLWrapper): Operand => ({ kind: "boolean", sql: column });
export const instant = (column: SQLWrapper): Operand => ({ kind: "instant", sql: column });

/** The text of PostgreSQL's own array literal, so that keys are bound like any other value. */
export const keyArray = (keys: readonly string[]): SQL =>
  sql`${`{${keys.map((key) => JSON.stringify(key)).join(",")}}`}::text[]`;

/** A path of SQL/JSON; in its lax mode a single value stands for an array of one. */
export const jsonPath = (keys: readonly string[], rest: string): SQL =>
  sql`${`$${keys.map((key) => `.${JSON.stringify(key)}`).join("")}${rest}`}::jsonpath`;
