import { migrate } from "@/db/migrate";
import { env } from "@/lib/env";
import { completeEnvironment } from "./local-environment";
import { step } from "./step";

/** This machine's database, started if need be, with the schema up to date. */
export async function prepareLocalDatabase(): Promise<void> {
  await step("Starting PostgreSQL", completeEnvironment);
  await step("Migrating the database", () => migrate(env().DATABASE_URL));
}
