import { fillPlaceholders, type SQL } from "drizzle-orm";
import { renumbered } from "./renumbered";
import { dialect } from "./tx";

/** An SQL expression for one JSON value as text; its parameters are the first ones of its statement. */
export interface Expression {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** The expression with its placeholders replaced by values. */
export const filled = (
  { text, parameters }: Expression,
  values: Record<string, unknown>,
): Expression => ({ text, parameters: fillPlaceholders([...parameters], values) });

/**
 * Builds an expression from text: each part is rendered once, however often it is then used. Having drizzle render the
 * whole expression takes several times as long.
 */
export class ExpressionParts {
  readonly parameters: unknown[] = [];

  /** Renders a part, whose parameters are numbered after those of the parts before it. */
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
