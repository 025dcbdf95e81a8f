import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/db/cluster/free-port";
import { send } from "@/tests/support/http";
import { started, startProgram } from "./started";

type Of = { haproxy: string; folder: string; ports: readonly number[] };

/** HAProxy with the configuration that is handed to operators; resolves with its port once it serves. */
export async function startProxy({ haproxy, folder, ports }: Of): Promise<number> {
  const port = await freePort();
  const instances = ports.map((at, n) => [`ACCEDO_${n + 1}`, `127.0.0.1:${at}`]);
  await started(
    startProgram({
      file: haproxy,
      args: ["-db", "-f", "deploy/haproxy.cfg"],
      log: path.join(folder, "haproxy.log"),
      environment: { ACCEDO_BIND: `127.0.0.1:${port}`, ...Object.fromEntries(instances) },
    }),
  );
  for (let tries = 0; tries < 100; tries++) {
    const request = { method: "GET", path: "/scim/v2", host: "localhost", port };
    const answer = await send(request).catch(() => undefined);
    if (answer && answer.status !== 503) return port;
    await sleep(100);
  }
  throw new Error("HAProxy reaches no instance");
}
