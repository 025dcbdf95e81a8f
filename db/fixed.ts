import { type SQL, sql } from "drizzle-orm";
import { dialect } from "./tx";

/** SQL without parameters as the text that it is, so that it isn't made anew for each statement around it. */
export function fixed(part: SQL): SQL {
  const { sql: text, params } = dialect.sqlToQuery(part);
  if (params.length > 0) throw new Error("a fixed part of a statement has no parameters");
  return sql.raw(text);
}
