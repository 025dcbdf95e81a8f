import postgres from "postgres";
import { expect, test } from "vitest";
import { pool } from "@/tests/support/application-client";
import { publishedPolicy, sign } from "@/tests/support/policies";
import { newWorkspace } from "@/tests/support/workspace";

const tables = ["activity_events", "sign_offs", "policy_versions"];
const statements = tables.flatMap((table) => [
  [table, `update ${table} set tenant_id = tenant_id`],
  [table, `delete from ${table}`],
  [table, `truncate ${table} cascade`],
]);

async function withRows() {
  const workspace = await newWorkspace();
  const ann = await workspace.member("ann");
  const policyId = await publishedPolicy(workspace, { userIds: [ann] });
  await sign(workspace.operator, ann, { policyId, version: 1 });
  return workspace.slug;
}

test.each(statements)("the application can't change rows of %s: %s", async (_, statement) => {
  const slug = await withRows();
  const work = pool().begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    await sql.unsafe(statement ?? "");
  });
  await expect(work).rejects.toMatchObject({ code: "42501" });
});

test.each(statements)(
  "nor can the owner of the tables change rows of %s: %s",
  async (table, statement) => {
    const slug = await withRows();
    const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
    const counted = async () =>
      owner.begin(async (sql) => {
        await sql`select bind_workspace(${slug})`;
        return (await sql`select count(*)::int as rows from ${sql(table ?? "")}`)[0]?.rows;
      });
    try {
      const before = await counted();
      expect(before).toBeGreaterThan(0);
      const work = owner.begin(async (sql) => {
        await sql`select bind_workspace(${slug})`;
        await sql.unsafe(statement ?? "");
      });
      await expect(work).rejects.toThrow("never changed or removed");
      expect(await counted()).toBe(before);
    } finally {
      await owner.end();
    }
  },
);
