import postgres from "postgres";
import { expect } from "vitest";

/** Locks an account as a change of it would, and tells when others wait for it. */
export async function holdAccount(slug: string, id: string) {
  const sql = postgres(process.env.DATABASE_URL ?? "", { max: 2, onnotice: () => {} });
  const holder = await sql.reserve();
  await holder`begin`;
  await holder`select bind_workspace(${slug})`;
  await holder`select from users where id = ${id} for update`;
  const waiting = () => sql`select 1 from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()`;
  return {
    isWaitedForBy: (many: number) =>
      expect.poll(async () => (await waiting()).length, { timeout: 10_000 }).toBe(many),
    async release() {
      await holder`rollback`;
      holder.release();
      await sql.end();
    },
  };
}
