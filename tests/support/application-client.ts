import postgres, { type Sql } from "postgres";
import { afterAll } from "vitest";
import { leaveMappingToDrizzle } from "@/db/tx";
import { appDatabaseUrl } from "@/lib/env";

let client: Sql | undefined;

/** Connections with the application's restricted role, bound to no workspace, for what only SQL can query. */
export function pool(): Sql {
  if (client) return client;
  client = postgres(appDatabaseUrl(), { max: 10, onnotice: () => {} });
  leaveMappingToDrizzle(client.options);
  return client;
}

afterAll(async () => client?.end());
