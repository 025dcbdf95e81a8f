import postgres, { type Sql } from "postgres";
import { afterAll } from "vitest";
import { pool } from "./application-client";

let client: Sql | undefined;

/** Connections as the owner of the tables, bound to no workspace. */
export function owner(): Sql {
  client ??= postgres(process.env.DATABASE_URL ?? "", { max: 2, onnotice: () => {} });
  return client;
}

afterAll(async () => client?.end());

/** Sets how many days the premium plan keeps its logs; null is forever. */
export async function premiumKeeps(days: { activity: number | null; requests: number | null }) {
  await owner()`update retention set activity_days = ${days.activity}, request_days = ${days.requests}
    where plan = 'premium'`;
}

/** Makes a workspace look as if it had been on its plan for so many days, which the database lets nobody set. */
export async function onPlanFor({ slug }: { slug: string }, { days }: { days: number }) {
  await owner().begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    await sql`alter table tenants disable trigger plan_since`;
    await sql`update tenants set plan_since = now() - make_interval(days => ${days}) where slug = ${slug}`;
    await sql`alter table tenants enable trigger plan_since`;
  });
}

/** Adds rows to both logs as the application's role would have written them so many days ago. */
export async function writtenAgo(
  { slug }: { slug: string },
  { days, rows = 1 }: { days: number; rows?: number },
) {
  await pool().begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    const id = sql`(overlay(first_id_at(now() - make_interval(days => ${days}))::text
      placing substr(gen_random_uuid()::text, 20) from 20))::uuid`;
    await sql`insert into activity_events (id, at, source, actor_type, action, target_type, target_id, target_label, request_id)
      select ${id}, now() - make_interval(days => ${days}), 'system', 'system', 'user.updated', 'user', gen_random_uuid(), 'old', 'old'
      from generate_series(1, ${rows}::int)`;
    await sql`insert into scim_requests (id, at, method, path, status, duration_ms)
      select ${id}, now() - make_interval(days => ${days}), 'GET', '/scim/v2/Users', 200, 1
      from generate_series(1, ${rows}::int)`;
  });
}

/** How many rows from `writtenAgo` a workspace's two logs still have. */
export async function oldRows({ slug }: { slug: string }) {
  return owner().begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    const [counts] = await sql<{ events: number; requests: number }[]>`
      select (select count(*)::int from activity_events where target_label = 'old') as events,
        (select count(*)::int from scim_requests) as requests`;
    return counts;
  });
}

/** Adds SSO sessions and set-password links of a workspace's admin that expired so many days ago. */
export async function ranOutAgo(
  { slug, adminId }: { slug: string; adminId: string },
  { days, rows }: { days: number; rows: number },
) {
  await pool().begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    const ranOut = sql`now() - make_interval(days => ${days})`;
    await sql`
      with started as (
        insert into sessions (id, user_id, created_at, expires_at)
        select gen_random_uuid(), ${adminId}, ${ranOut} - interval '7 days', ${ranOut}
        from generate_series(1, ${rows}::int) returning id)
      insert into sso_sessions (session_id, name_id) select id, 'admin' from started`;
    await sql`insert into set_password_links (digest, user_id, expires_at)
      select uuid_send(gen_random_uuid()), ${adminId}, ${ranOut} from generate_series(1, ${rows}::int)`;
  });
}

/** How many expired sessions, their SSO names, and expired set-password links of a workspace's admin remain. */
export async function ranOut({ slug, adminId }: { slug: string; adminId: string }) {
  return owner().begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    const [counts] = await sql<{ sessions: number; names: number; links: number }[]>`
      select count(*)::int as sessions, count(n.session_id)::int as names,
        (select count(*)::int from set_password_links where expires_at < now()) as links
      from sessions s left join sso_sessions n on n.session_id = s.id
      where s.expires_at < now() and s.user_id = ${adminId}`;
    return counts;
  });
}
