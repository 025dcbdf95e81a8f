import postgres, { type TransactionSql } from "postgres";

/** Runs statements as the owner of the tables, bound to a workspace: row security applies to the owner, too. */
export async function asOwner<T>(
  slug: string,
  work: (sql: TransactionSql) => PromiseLike<T>,
): Promise<T> {
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  try {
    const result = await owner.begin(async (sql) => {
      const bound = await sql`select bind_workspace(${slug})`;
      if (bound.length === 0) throw new Error(`no workspace ${slug}`);
      return work(sql);
    });
    return result as T; // begin() unwraps arrays of promises, of which T has none
  } finally {
    await owner.end();
  }
}
