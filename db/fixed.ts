import type { SQL } from "drizzle-orm";
import { dialect } from "./tx";

/** The text of SQL without parameters, to be rendered only once. */
export function fixed(part: SQL): string {
  const { sql: text, params } = dialect.sqlToQuery(part);
  if (params.length > 0) throw new Error("a fixed part of a statement has no parameters");
  return text;
}
