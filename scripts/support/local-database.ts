import { migrate } from "@/db/migrate";
import { env } from "@/lib/env";
import { completeEnvironment } from "./local-environment";
import { step } from "./step";

/** Starts this machine's database if necessary, and migrates it. */
export async function prepareLocalDatabase(): Promise<void> {
  await step("Starting PostgreSQL", completeEnvironment);
  await step("Migrating the database", () => migrate(env().DATABASE_URL));
}
