import { env } from "@/lib/env";
import { type Connection, openConnection } from "./connection";
import { Pool } from "./pool";
import { isMigrated, isMigratedQuery } from "./schema-age";

// One pool per process, even if a bundler loads two copies of this module.
const shared = globalThis as typeof globalThis & { accedoPool?: Pool };

const pool = (): Pool => {
  shared.accedoPool ??= new Pool(openConnection, { size: env().DATABASE_POOL_SIZE });
  return shared.accedoPool;
};

const patience = 5_000;
const returning = new Set<Promise<void>>();

/** How many connections are held by transactions, and how many transactions wait for one. */
export const poolUse = (): Pool["use"] => pool().use;

/** Takes a connection for one transaction. Throws PoolExhausted, or the error of a failed connection attempt. */
export const acquire = (): Promise<Connection> => pool().acquire(patience);

/** Returns a connection to the pool once its last statement has finished. */
export function giveBack(connection: Connection, last: Promise<unknown>): void {
  const done = () => {
    connection.rest();
    pool().release(connection);
  };
  const returned = last.then(done, done).finally(() => returning.delete(returned));
  returning.add(returned);
}

/** Lets running statements finish, then closes every connection. */
export async function closePool(): Promise<void> {
  await Promise.all(returning);
  await shared.accedoPool?.close();
  delete shared.accedoPool;
}

const readyWithin = 2_000;

/** Whether the database can be used; "unmigrated" if this version's `migrate` has not run. */
export type DatabaseStanding = "ready" | "away" | "unmigrated";

/** Queries the database; if it doesn't answer in time, it counts as away. */
export async function databaseStanding(): Promise<DatabaseStanding> {
  const late = new Promise<"away">((resolve) => {
    setTimeout(resolve, readyWithin, "away").unref();
  });
  return Promise.race([asked(), late]).catch(() => "away");
}

async function asked(): Promise<DatabaseStanding> {
  const connection = await pool().acquire(readyWithin);
  const answer = connection.unsafe(isMigratedQuery).execute();
  giveBack(connection, answer);
  return (await isMigrated(answer)) ? "ready" : "unmigrated";
}
