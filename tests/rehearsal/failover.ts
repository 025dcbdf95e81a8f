import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { asSuperuser, type DatabaseServer, killServer } from "./database-server";
import { addReplica, promote } from "./replica";
import type { Site } from "./site";
import { type SyncOutcome, startSync } from "./sync";

const warmUp = 3_000;
const afterwards = 5_000;
const unsent = 300;
const probe = { every: 1_000, patience: 1_000, failures: 3 };

export type FailoverOutcome = SyncOutcome & {
  /** Ms from the loss of the primary until it was noticed, and from then until the replica took writes. */
  detection: number;
  promotion: number;
  /** The site with the replica as its primary, and a new replica in the lost server's place. */
  site: Site;
};

/**
 * Loses the primary at a random moment while identity providers sync, and has the replica take over, as a watcher would
 * do it that asks once a second. Throws where anything acknowledged is lost.
 */
export async function failOver(site: Site): Promise<FailoverOutcome> {
  const { primary, replica, pooler } = site;
  const sync = await startSync(site.proxyPort);
  await sleep(warmUp + Math.random() * probe.every);

  await stopSending(primary);
  await sleep(unsent);
  const killedAt = performance.now();
  killServer(primary);
  await untilNoticed(primary);
  const noticedAt = performance.now();
  await promote(replica);
  await pooler.pointAt(replica);
  const promotedAt = performance.now();
  process.env.DATABASE_URL = replica.ownerUrl; // where the comparison reads
  await sleep(afterwards);
  const outcome = await sync.finish();

  await rm(primary.files.dataDir, { recursive: true });
  const next = await addReplica(replica, `${replica.name}_next`);
  return {
    ...outcome,
    detection: noticedAt - killedAt,
    promotion: promotedAt - noticedAt,
    site: { ...site, primary: replica, replica: next },
  };
}

/** From then on the replica hears of nothing more, as over a network that fails first: else a machine's loopback loses nothing. */
async function stopSending(primary: DatabaseServer): Promise<void> {
  const [sender] = await asSuperuser(
    primary,
    (sql) => sql<{ pid: number }[]>`select pid from pg_stat_replication`,
  );
  if (!sender) throw new Error("the replica doesn't stream from the primary");
  process.kill(sender.pid, "SIGSTOP");
}

async function untilNoticed(server: DatabaseServer): Promise<void> {
  for (let failures = 0; failures < probe.failures; ) {
    const late = sleep(probe.patience, false, { ref: false });
    const asked = asSuperuser(server, (sql) => sql`select 1`).then(() => true);
    asked.catch(() => {}); // it may be late
    const lives = await Promise.race([asked, late]).catch(() => false);
    failures = lives ? 0 : failures + 1;
    if (failures < probe.failures) await sleep(probe.every);
  }
}
