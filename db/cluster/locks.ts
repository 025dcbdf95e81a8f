import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

// SQLite's locks are kernel locks: they end with their process, even after kill -9, so none goes stale.

/** Runs a task while no other process runs one on the same lock file. */
export async function exclusively<T>(file: string, task: () => Promise<T>): Promise<T> {
  const lock = open(file);
  try {
    while (!begin(lock, "BEGIN EXCLUSIVE")) await sleep(100);
    return await task();
  } finally {
    lock.close();
  }
}

export type Share = { /** Releases it; true if nobody else holds one. */ release(): boolean };

/** Takes a shared lock on a file, which any number of processes can hold. */
export function share(file: string): Share {
  const lock = open(file);
  lock.exec("BEGIN; SELECT count(*) FROM sqlite_schema");
  return {
    release() {
      if (!lock.isOpen) return false;
      lock.exec("COMMIT");
      const last = begin(lock, "BEGIN EXCLUSIVE");
      lock.close();
      return last;
    },
  };
}

function open(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: 0 });
}

function begin(lock: DatabaseSync, statement: string): boolean {
  try {
    lock.exec(statement);
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}
