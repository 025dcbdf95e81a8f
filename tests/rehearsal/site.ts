import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { databaseRolePassword, environmentWith, parseEnv } from "@/lib/env";
import { onExit } from "@/scripts/support/run-script";
import { step } from "@/scripts/support/step";
import { testEnvironment } from "@/tests/support/environment";
import { type DatabaseServer, startPrimary } from "./database-server";
import { type Instance, startInstances } from "./instances";
import { type Pooler, startPooler } from "./pooler";
import type { Programs } from "./programs";
import { startProxy } from "./proxy";
import { addReplica } from "./replica";

/** Accedo on several machines, played on one: all of it listens on loopback alone. */
export type Site = {
  readonly proxyPort: number;
  readonly instances: readonly Instance[];
  readonly pooler: Pooler;
  readonly primary: DatabaseServer;
  readonly replica: DatabaseServer;
};

/** Sets everything up, to be ended when the script ends. This process's environment becomes an instance's. */
export async function setUp(programs: Programs): Promise<Site> {
  const folder = await mkdtemp(path.join(tmpdir(), "accedo-rehearsal-"));
  onExit(() => rm(folder, { recursive: true, force: true }));

  const primary = await step("Starting PostgreSQL", () => startPrimary(folder));
  const replica = await step("Adding a synchronous replica", () => addReplica(primary, "second"));
  const owner = testEnvironment(primary.ownerUrl);
  await step("Migrating the database", async () => migrate(owner));

  const configured = parseEnv(owner);
  const role = { name: configured.DATABASE_APP_ROLE, password: databaseRolePassword(configured) };
  const pooler = await step("Starting PgBouncer", () =>
    startPooler({ programs, folder, server: primary, role }),
  );
  const environment = {
    ...owner,
    DATABASE_APP_URL: pooler.url,
    TRUST_PROXY: "true",
    WEB_CONCURRENCY: "2",
  };
  Object.assign(process.env, environment);

  const instances = await step("Starting three instances of two workers", () =>
    startInstances(["one", "two", "three"], environment),
  );
  const ports = instances.map(({ port }) => port);
  const proxyPort = await step("Starting HAProxy", () =>
    startProxy({ haproxy: programs.haproxy, folder, ports }),
  );
  return { proxyPort, instances, pooler, primary, replica };
}

/** As operators do it, before the instances know of the pooler: it gives the restricted role its password. */
function migrate(environment: Record<string, string>): void {
  execFileSync(process.execPath, [...process.execArgv, "scripts/accedo.ts", "migrate"], {
    env: environmentWith(environment),
    stdio: ["ignore", "ignore", "inherit"],
  });
}
