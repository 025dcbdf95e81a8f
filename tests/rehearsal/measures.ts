import { sealSession } from "@/lib/http/session-cookie";
import { visit } from "@/tests/support/form";
import { metric } from "@/tests/support/metric";
import { newTenant } from "@/tests/support/tenant";
import { asSuperuser, type DatabaseServer } from "./database-server";
import type { Site } from "./site";

export type RowSize = { table: string; rows: number; bytesEach: number };

/** What a row of each table that grows takes on disk, its share of the indexes and of unused space included. */
export function rowSizes({ primary }: Site): Promise<RowSize[]> {
  return inProductDatabase(primary, async (sql) => {
    const tables = ["users", "group_users", "assignments", "activity_events", "scim_requests"];
    const rows = await sql<RowSize[]>`${sql.unsafe(
      tables
        .map(
          (table) =>
            `select '${table}' "table", count(*)::int rows, (pg_total_relation_size('${table}') / greatest(count(*), 1))::int "bytesEach" from ${table}`,
        )
        .join(" union all "),
    )}`;
    return [...rows];
  });
}

/** How many bytes the write-ahead log has come to since a server was made. */
export async function walWritten(server: DatabaseServer): Promise<number> {
  const [row] = await asSuperuser(
    server,
    (sql) => sql<{ bytes: string }[]>`select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes`,
  );
  return Number(row?.bytes);
}

const pagesMeasured = 200;

/** The CPU of an instance for a page of somebody who is signed in, in ms. */
export async function pageCost({ instances: [instance] }: Site): Promise<number> {
  if (!instance) throw new Error("a site has instances");
  const { port } = instance;
  const tenant = await newTenant();
  const { credential } = await tenant.signInAdmin();
  if (credential.kind !== "session") throw new Error("an admin signs in with a session");
  const session = { id: credential.id, expiresAt: new Date(Date.now() + 600_000) };
  const headers = { Cookie: `accedo_session=${await sealSession(session, tenant.slug)}` };
  const page = { port, host: `${tenant.slug}.localhost`, path: "/to-sign", headers };
  const cpu = () => metric(port, "process_cpu_seconds_total");
  await visit(page);
  const before = await cpu();
  for (let n = 0; n < pagesMeasured; n++) {
    const { status } = await visit(page);
    if (status !== 200) throw new Error(`a page was answered ${status}`);
  }
  return (((await cpu()) - before) * 1_000) / pagesMeasured;
}

const inProductDatabase = <T>(
  server: DatabaseServer,
  work: Parameters<typeof asSuperuser<T>>[1],
): Promise<T> => asSuperuser(server, work, "accedo");
