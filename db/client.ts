import postgres, { type ReservedSql, type Sql } from "postgres";
import { appDatabaseUrl, env } from "@/lib/env";
import { leaveMappingToDrizzle } from "./tx";

// One pool a process, even where a bundler gives the process two copies of this module.
const shared = globalThis as typeof globalThis & { accedoPool?: Sql };

/** The pool of connections as the application's restricted role, opened on first use. */
export function pool(): Sql {
  shared.accedoPool ??= open();
  return shared.accedoPool;
}

function open(): Sql {
  const sql = postgres(appDatabaseUrl(), {
    max: env().DATABASE_POOL_SIZE,
    connect_timeout: 5,
    idle_timeout: 300,
    onnotice: () => {},
  });
  leaveMappingToDrizzle(sql.options);
  return sql;
}

const returning = new Set<Promise<void>>();

/** Gives a connection back once its last statement is over; a broken one leaves the pool by itself. */
export function giveBack(connection: ReservedSql, last: Promise<unknown>): void {
  const done = () => connection.release();
  const returned = last.then(done, done).finally(() => returning.delete(returned));
  returning.add(returned);
}

/** Lets running statements finish and closes every connection. */
export async function closePool(): Promise<void> {
  // One that comes back to a pool that ends would be waited for until the timeout.
  await Promise.all(returning);
  await shared.accedoPool?.end({ timeout: 10 });
  delete shared.accedoPool;
}

const patience = 2_000;

/** Whether the database answers in time. */
export async function answers(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, patience, false).unref());
  const asked = pool()`select 1`.then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]);
}
