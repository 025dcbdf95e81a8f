import { randomBytes } from "node:crypto";
import { appendFile, chown, cp, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { clusterFiles } from "@/db/cluster/data-directory";
import { startPostmaster } from "@/db/cluster/postmaster";
import { serverUser } from "@/db/cluster/server-user";
import { asSuperuser, type DatabaseServer, stopIfRunning } from "./database-server";
import { started } from "./started";

const replicator = "accedo_replicator";

/**
 * Makes a streaming replica of a server that nobody writes to, and has the server's commits wait for it from then on.
 * `pg_basebackup` would do the copying; the embedded server comes without it.
 */
export async function addReplica(primary: DatabaseServer, name: string): Promise<DatabaseServer> {
  const files = clusterFiles(path.join(path.dirname(primary.files.dataDir), name));
  const password = randomBytes(24).toString("hex");
  await asSuperuser(primary, async (sql) => {
    await sql.unsafe(`drop role if exists ${replicator}`);
    await sql.unsafe(`create role ${replicator} login replication password '${password}'`);
    await sql`select pg_create_physical_replication_slot(${name}, true)`;
    await sql`select pg_backup_start(${name}, true)`;
    await copyCluster(primary.files.dataDir, files.dataDir);
    const [backup] = await sql<{ labelfile: string }[]>`select labelfile from pg_backup_stop()`;
    await writeFile(path.join(files.dataDir, "backup_label"), backup?.labelfile ?? "");
  });
  await cp(primary.files.password, files.password);
  const conninfo = `host=127.0.0.1 port=${primary.port} user=${replicator} password=${password} application_name=${name}`;
  // Of several lines for one setting the last counts: nobody replicates from the replica yet.
  await appendFile(
    path.join(files.dataDir, "postgresql.auto.conf"),
    `synchronous_standby_names = ''\nprimary_conninfo = '${conninfo}'\nprimary_slot_name = '${name}'\n`,
  );
  await writeFile(path.join(files.dataDir, "standby.signal"), "");
  await giveToServer(files.dataDir);

  const { port } = await started(running(files));
  await waitForReplica(primary, name);
  const ownerUrl = new URL(primary.ownerUrl);
  ownerUrl.port = String(port);
  return { name, files, port, ownerUrl: ownerUrl.href };
}

async function running(files: DatabaseServer["files"]) {
  const port = await startPostmaster(files, { durable: true });
  return { port, stop: () => stopIfRunning(files) };
}

/** From here on a commit is acknowledged when the replica has it on its disk too. */
async function waitForReplica(primary: DatabaseServer, name: string): Promise<void> {
  await asSuperuser(primary, async (sql) => {
    await sql.unsafe(`alter system set synchronous_standby_names = '${name}'`);
    await sql`select pg_reload_conf()`;
    for (let tries = 0; tries < 200; tries++) {
      const [sync] = await sql`
        select from pg_stat_replication where application_name = ${name} and sync_state = 'sync'`;
      if (sync) return;
      await sleep(50);
    }
    throw new Error("the replica doesn't stream from the primary");
  });
}

/** Makes the replica a server that takes writes; resolves once it does. */
export async function promote(replica: DatabaseServer): Promise<void> {
  await asSuperuser(replica, async (sql) => {
    const [done] = await sql<{ pg_promote: boolean }[]>`select pg_promote(true, 30)`;
    if (!done?.pg_promote) throw new Error("the replica was not promoted");
  });
}

// The log of writes comes by replication; slots, locks and shared memory are the primary's own.
const leftOut = /^(postmaster\.(pid|opts)|server\.log|(pg_wal|pg_replslot|pg_dynshmem)\/.+)$/;

async function copyCluster(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    filter: (file) => !leftOut.test(path.relative(from, file)),
  });
}

async function giveToServer(dataDir: string): Promise<void> {
  const user = serverUser();
  if (!user) return;
  const all = await readdir(dataDir, { recursive: true });
  const files = [dataDir, `${dataDir}.password`, ...all.map((name) => path.join(dataDir, name))];
  await Promise.all(files.map((file) => chown(file, user.uid, user.gid)));
}
