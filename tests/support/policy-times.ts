import postgres from "postgres";

/** Sets when a workspace's policies were changed last: "infinity" is no time that a page could show. */
export async function changedPolicies({ slug }: { slug: string }, at: "infinity" | "now") {
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  await owner.begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    await sql`update policies set last_modified = ${at}::text::timestamptz`;
  });
  await owner.end();
}
