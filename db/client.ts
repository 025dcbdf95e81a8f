import postgres, { type ReservedSql, type Sql } from "postgres";
import { appDatabaseUrl, env } from "@/lib/env";
import { PoolExhausted } from "./failure";
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

const acquireTimeout = 5_000;
const use = { inUse: 0, waiting: 0 };
const returning = new Set<Promise<void>>();

/** How many connections are held by requests, and how many requests wait for one. */
export const poolUse = (): { readonly inUse: number; readonly waiting: number } => use;

/** Takes a connection for one transaction. Throws PoolExhausted where none comes free in time. */
export async function acquire(): Promise<ReservedSql> {
  const reserved = pool().reserve();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reserved.then((connection) => connection.release()).catch(() => {});
      reject(new PoolExhausted(`no connection came free within ${acquireTimeout} ms`));
    }, acquireTimeout);
  });
  use.waiting++;
  try {
    const connection = await Promise.race([reserved, late]);
    use.inUse++;
    return connection;
  } finally {
    use.waiting--;
    clearTimeout(timer);
  }
}

/** Gives a connection back once its last statement is over; a broken one leaves the pool by itself. */
export function giveBack(connection: ReservedSql, last: Promise<unknown>): void {
  const done = () => {
    use.inUse--;
    return connection.release();
  };
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
