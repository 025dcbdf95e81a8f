import postgres from "postgres";

/** Locks a table against reads and writes until it is released, like a migration gone wrong. */
export async function holdTable(
  ownerUrl: string,
  table: string,
): Promise<{ release(): Promise<void> }> {
  const sql = postgres(ownerUrl, { max: 1 });
  const connection = await sql.reserve();
  await connection`begin`;
  await connection`lock table ${sql(table)} in access exclusive mode`;
  return {
    async release() {
      await connection`rollback`;
      connection.release();
      await sql.end();
    },
  };
}
