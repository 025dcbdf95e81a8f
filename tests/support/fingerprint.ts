import postgres, { type Sql } from "postgres";
import { afterAll } from "vitest";

let owner: Sql | undefined;

const tables = ["users", "groups", "group_users", "group_groups", "assignments", "activity_events"];

/** A digest of all that SCIM can change in a workspace; filtered, as the owner may see other workspaces' people. */
export async function fingerprintOf(slug: string): Promise<string> {
  owner ??= postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  const digests = await owner.begin(async (sql) => {
    const [tenant] = await sql<{ id: string }[]>`
      select id, set_config('app.tenant_id', id::text, true) from tenants where slug = ${slug}`;
    return sql<{ digest: string }[]>`${sql.unsafe(
      tables
        .map(
          (table) =>
            `select md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) digest from ${table} t where tenant_id = '${tenant?.id}'`,
        )
        .join(" union all "),
    )}`;
  });
  return digests.map(({ digest }) => digest).join(" ");
}

afterAll(async () => owner?.end());
