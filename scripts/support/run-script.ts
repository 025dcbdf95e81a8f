import { constants } from "node:os";
import { DirectoryError } from "@/lib/directory/errors";
import { ConfigurationError, env } from "@/lib/env";
import { isWorker } from "@/lib/workers/channel";
import { WorkerFailure } from "@/lib/workers/supervisor";
import { warnOfMisspelt } from "./misspelt-variables";

/** Something the person at the terminal can fix; the message says how. */
export class Failure extends Error {
  override name = "Failure";
}

type Cleanup = () => unknown;
const cleanups: Cleanup[] = [];

/** Registers a cleanup for the end of the script, however it ends; the latest runs first. */
export function onExit(cleanup: Cleanup): void {
  cleanups.push(cleanup);
}

/**
 * Runs a script's body. Ctrl-C undoes what was started, and an error that a person can fix is one line. `report`
 * receives the message of a failure.
 */
export async function runScript(
  body: () => Promise<void>,
  report: (failure: string) => unknown = console.error,
): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void end(isServing ? 0 : 128 + constants.signals[signal]));
  }
  if (!isWorker) warnOfMisspelt(); // the process that starts the workers has warned already
  try {
    await body();
    await end(Number(process.exitCode ?? 0));
  } catch (error) {
    if (!ending) await report(explain(error));
    await end(1);
  }
}

let isServing = false;

/** Waits for Ctrl-C or another signal, which then isn't a failure. */
export function untilStopped(): Promise<never> {
  isServing = true;
  return new Promise(() => {});
}

let ending: Promise<void> | undefined;

function end(code: number): Promise<void> {
  ending ??= undoAll().then(() => process.exit(code));
  return ending;
}

async function undoAll(): Promise<void> {
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup();
    } catch (error) {
      console.error(explain(error));
    }
  }
}

/** An error's message for the person at the terminal. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (expected.some((kind) => error instanceof kind)) return error.message;
  return folderFailure(error) ?? databaseFailure(error) ?? error.stack ?? error.message;
}

// What a person can fix; for anything else, the stack is more useful.
const expected = [Failure, ConfigurationError, DirectoryError, WorkerFailure];

const UNWRITABLE = ["EACCES", "EPERM", "EROFS", "ENOSPC"];

/** A local file that can't be read or written, such as another user's. */
function folderFailure(error: Error): string | undefined {
  if (!("code" in error && "path" in error) || !UNWRITABLE.includes(String(error.code))) return;
  if ("syscall" in error && String(error.syscall).startsWith("spawn")) return;
  return `${error.message}. Let this user read and write there. Where DATABASE_URL and ACCEDO_SECRET are set, npm start and npm run accedo need no file.`;
}

const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "ETIMEDOUT", "CONNECT_TIMEOUT"];
// PostgreSQL's codes: class 28 is a refused sign-in, 3D000 a database that doesn't exist.
const REFUSED = /^(28...|3D000)$/;
// No such table, column, function or schema.
const LACKING = ["42P01", "42703", "42883", "3F000"];
const DENIED = "42501";
const LOCKED = "55P03";

/** The message for a database failure, which may be the cause of a query's error. */
function databaseFailure(error: Error): string | undefined {
  const code = "code" in error ? String(error.code) : "";
  if (UNREACHABLE.includes(code)) {
    return `PostgreSQL doesn't respond (${error.message}). Is it running, and is DATABASE_URL correct?`;
  }
  if (REFUSED.test(code)) return refusal(error.message);
  if (code === DENIED) {
    return `PostgreSQL refused this: ${error.message}. The role in DATABASE_URL must own the database and have CREATEROLE; migrate grants the application's role its rights.`;
  }
  if (code === LOCKED) {
    return "Something is holding a lock on a table, such as pg_dump. Nothing was changed; try again when it is done.";
  }
  if (LACKING.includes(code)) return `${unmigrated} (${error.message})`;
  return error.cause instanceof Error ? databaseFailure(error.cause) : undefined;
}

export const unmigrated =
  "The database schema is missing or older than this version. Run: npm run accedo -- migrate";

/** `migrate` creates the application's role, not a person, unless DATABASE_APP_URL names one. */
function refusal(message: string): string {
  const { DATABASE_APP_ROLE, DATABASE_APP_URL } = env();
  const isOwner = !message.includes(`"${DATABASE_APP_ROLE}"`);
  if (isOwner || DATABASE_APP_URL) {
    return `PostgreSQL refused ${isOwner ? "DATABASE_URL" : "DATABASE_APP_URL"}: ${message}.`;
  }
  return `PostgreSQL refused the application's role: ${message}. Create or update it with npm run accedo -- migrate, using the server's ACCEDO_SECRET.`;
}
