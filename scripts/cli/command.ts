import type { Command } from "commander";
import { closePool } from "@/db/client";
import { migrate } from "@/db/migrate";
import { env } from "@/lib/env";
import { completeOperatorEnvironment } from "../support/local-environment";
import { onExit } from "../support/run-script";

/** A command's result: sentences for a person, data for a machine. */
export type Answer = { data: unknown; text: string };

/**
 * A command's action: finds the database, does the work, and prints the result to stdout, which gets nothing else. The
 * embedded database is migrated first.
 */
export function answers<A extends unknown[]>(work: (...args: A) => Promise<Answer>) {
  return async function act(this: Command, ...args: A): Promise<void> {
    const { embedded } = await completeOperatorEnvironment();
    onExit(closePool);
    if (embedded) await migrate(env().DATABASE_URL);

    const { data, text } = await work(...args);
    console.log(this.optsWithGlobals().json ? JSON.stringify(data, undefined, 2) : text);
  };
}
