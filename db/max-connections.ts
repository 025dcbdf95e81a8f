import postgres from "postgres";
import { appDatabaseUrl } from "@/lib/env";

/**
 * How many connections PostgreSQL takes, from everybody together; undefined where it doesn't answer. By a connection of
 * its own, for a process that serves nothing: the pool loads a great deal.
 */
export async function maxConnections(): Promise<number | undefined> {
  const sql = postgres(appDatabaseUrl(), { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    const [row] = await sql<{ most: number }[]>`
      select current_setting('max_connections')::int as most`;
    return row?.most;
  } catch {
    return undefined;
  } finally {
    await sql.end({ timeout: 0 });
  }
}
