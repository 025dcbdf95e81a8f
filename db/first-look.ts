import postgres from "postgres";
import { appDatabaseUrl } from "@/lib/env";
import { isMigrated, isMigratedQuery } from "./schema-age";

export interface FirstLook {
  /** PostgreSQL's connection limit, which all clients share. */
  readonly maxConnections: number;
  /** Whether the schema is what this version needs. */
  readonly isMigrated: boolean;
}

/**
 * What must be known about the database before it is used; throws if it doesn't answer. Uses a separate connection, as
 * the process that calls this serves no requests, and importing the pool loads a lot of code.
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
