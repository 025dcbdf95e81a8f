import type { Sql } from "postgres";
import { groupColumns } from "@/lib/directory/groups/change-group";
import { newAccount } from "@/lib/directory/users/provision-user";
import { newDocument, parseResource } from "@/lib/scim/parse-resource";
import { type User, userType } from "@/lib/scim/resources/user";
import { idOf, numberMark, oktaUser } from "./people";

/** Sizes of the groups in which changes of one member are compared. */
export const groupSizes = [10, 1_000, 100_000, 1_000_000] as const;
const teamSize = 50;
const chunk = 100_000;

interface Load {
  readonly tenantId: string;
  readonly tokenId: string;
  readonly users: number;
  readonly events: number;
}

/**
 * Fills a workspace with people as Okta creates them, in teams of fifty and in larger groups, each of the first n
 * people, with its activity log, and the floors' table with the same documents. The product's own functions create one
 * row of each kind, which PostgreSQL multiplies.
 */
export async function loadWorkspace(sql: Sql, load: Load): Promise<void> {
  await sql`select set_config('app.tenant_id', ${load.tenantId}, false)`;
  await sql`set synchronous_commit = off`;
  await loadPeople(sql, load);
  await loadGroups(sql, load);
  await loadEvents(sql, load);
  await sql.unsafe(`
    create table floor_rows (id uuid primary key, name text not null unique, document jsonb not null);
    insert into floor_rows select id, split_part(user_name, '@', 1), document from users;
    grant all on floor_rows to public`);
}

async function loadPeople(sql: Sql, { tokenId, users }: Load): Promise<void> {
  const document = newDocument(parseResource(userType, oktaUser(`person${numberMark}`))) as User;
  const actor = { type: "token", id: tokenId, label: "Okta", lastUsedAt: null } as const;
  const { user, emails } = newAccount(
    actor,
    document.groups ? { ...document, groups: [] } : document,
  );
  const id = idOf("user", numberMark);
  for (const [from, to] of chunks(users)) {
    await multiply(sql, { table: "users", row: { ...user, id, scimId: id }, from, to });
    for (const email of emails) {
      await multiply(sql, { table: "user_emails", row: { ...email, userId: id }, from, to });
    }
  }
}

async function loadGroups(sql: Sql, { tokenId, users }: Load): Promise<void> {
  const sizes = groupSizes.filter((size) => size <= users);
  const teams = Math.floor(users / teamSize);
  const row = {
    id: idOf("group", numberMark),
    ...groupColumns({ displayName: `Group ${numberMark}` }),
    managedBy: tokenId,
    createdAt: new Date(),
  };
  const last = groupSizes.length + teams;
  await multiply(sql, { table: "groups", row, from: 1, to: last });
  const version = { groupId: row.id, stripe: 0, changes: 1, changedAt: row.createdAt };
  await multiply(sql, { table: "group_versions", row: version, from: 1, to: last });
  for (const [index, size] of sizes.entries()) {
    for (const [from, to] of chunks(size)) {
      await multiply(sql, {
        table: "group_users",
        row: { groupId: idOf("group", index + 1), userId: idOf("user", numberMark) },
        from,
        to,
      });
    }
  }
  await sql`
    insert into group_users (group_id, user_id)
    select replace(${idOf("group", numberMark)}, ${numberMark}, lpad((${groupSizes.length} + (n + ${teamSize - 1}) / ${teamSize})::text, 7, '0'))::uuid,
      replace(${idOf("user", numberMark)}, ${numberMark}, lpad(n::text, 7, '0'))::uuid
    from generate_series(1, ${teams * teamSize}::int) n`;
}

async function loadEvents(sql: Sql, { tokenId, events }: Load): Promise<void> {
  const row = {
    id: idOf("event", numberMark),
    at: new Date(),
    source: "scim",
    actorType: "token",
    actorId: tokenId,
    action: "user.updated",
    targetType: "user",
    targetId: idOf("user", numberMark),
    targetLabel: `Nadia person${numberMark}`,
    before: { title: "Engineer" },
    after: { title: `Engineer ${numberMark}` },
    requestId: idOf("event", numberMark),
    ip: "203.0.113.9",
  };
  for (const [from, to] of chunks(events)) {
    await multiply(sql, { table: "activity_events", row, from, to });
  }
}

interface Multiplication {
  readonly table: string;
  /** One row, with a mark in place of its number. */
  readonly row: object;
  readonly from: number;
  readonly to: number;
}

/** Inserts a row many times, each with its own number. */
async function multiply(sql: Sql, { table, row, from, to }: Multiplication): Promise<void> {
  const template = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [snakeCase(name), value]),
  );
  const names = sql(Object.keys(template));
  await sql`
    insert into ${sql(table)} (${names})
    select ${names} from (
      select (jsonb_populate_record(null::${sql(table)}, replace(${JSON.stringify(template)}, ${numberMark}, lpad(n::text, 7, '0'))::jsonb)).*
      from generate_series(${from}::int, ${to}::int) n
    ) numbered`;
}

function* chunks(total: number): Generator<[from: number, to: number]> {
  for (let from = 1; from <= total; from += chunk) yield [from, Math.min(total, from + chunk - 1)];
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
