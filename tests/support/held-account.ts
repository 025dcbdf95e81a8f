import postgres, { type ISql } from "postgres";
import { expect } from "vitest";

/** Waits until a number of transactions in this database wait for a lock. */
export const untilWaiting = (sql: ISql, many: number): Promise<void> =>
  expect
    .poll(
      async () =>
        (
          await sql`select 1 from pg_locks join pg_stat_activity using (pid)
            where not granted and datname = current_database()`
        ).length,
      { timeout: 10_000 },
    )
    .toBe(many);

/** Locks an account as a change to it would, and can wait until a number of transactions wait for it. */
export async function holdAccount(slug: string, id: string) {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 2, onnotice: () => {} });
  const holder = await sql.reserve();
  await holder`begin`;
  await holder`select bind_workspace(${slug})`;
  await holder`select from users where id = ${id} for update`;
  return {
    isWaitedForBy: (many: number) => untilWaiting(sql, many),
    async release() {
      await holder`rollback`;
      holder.release();
      await sql.end();
    },
  };
}
