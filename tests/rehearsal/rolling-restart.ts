import { setTimeout as sleep } from "node:timers/promises";
import type { Site } from "./site";
import { type SyncOutcome, startSync } from "./sync";

/** Longer than the proxy takes to find an instance up again. */
const between = 3_000;

/** Restarts one instance after the other while identity providers sync. Throws where anything acknowledged is lost. */
export async function restartInTurn({ proxyPort, instances }: Site): Promise<SyncOutcome> {
  const sync = await startSync(proxyPort);
  await sleep(between);
  for (const instance of instances) {
    await instance.restart();
    await sleep(between);
  }
  return sync.finish();
}
