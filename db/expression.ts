import { fillPlaceholders, type SQL } from "drizzle-orm";
import { renumbered } from "./renumbered";
import { dialect } from "./tx";

/** An expression that gives one JSON value, as text; its parameters are the first ones of its statement. */
export interface Expression {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** The same with values in the place of its placeholders. */
export const filled = (
  { text, parameters }: Expression,
  values: Record<string, unknown>,
): Expression => ({ text, parameters: fillPlaceholders([...parameters], values) });

/**
 * What an expression is put together of as text: each part is made into text once, wherever and however often it then
 * stands. To have drizzle make the whole takes several times as long.
 */
export class ExpressionParts {
  readonly parameters: unknown[] = [];

  /** A part, whose parameters come after those of the parts before it. */
  sql(part: SQL): string {
    const { sql: text, params } = dialect.sqlToQuery(part);
    const before = this.parameters.length;
    this.parameters.push(...params);
    return renumbered(text, before);
  }

  value(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }
}
