import postgres from "postgres";
import { appDatabaseUrl } from "@/lib/env";
import { isMigrated, isMigratedQuery } from "./schema-age";

export interface FirstLook {
  /** How many connections PostgreSQL takes, from everybody together. */
  readonly maxConnections: number;
  /** Whether its schema is what this version needs. */
  readonly isMigrated: boolean;
}

/**
 * What there is to know of the database before it is used; throws where it doesn't answer. By a connection of its own,
 * for a process that serves nothing: the pool loads a great deal.
 */
export async function firstLook(): Promise<FirstLook> {
  const sql = postgres(appDatabaseUrl(), { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    const [row] = await sql<[{ most: number }]>`
      select current_setting('max_connections')::int as most`;
    return { maxConnections: row.most, isMigrated: await isMigrated(sql.unsafe(isMigratedQuery)) };
  } finally {
    await sql.end({ timeout: 0 });
  }
}
