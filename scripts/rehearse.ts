import { closePool } from "@/db/client";
import { failOver } from "@/tests/rehearsal/failover";
import { httpSuite } from "@/tests/rehearsal/http-suite";
import { pageCost, rowSizes, walWritten } from "@/tests/rehearsal/measures";
import { findPrograms } from "@/tests/rehearsal/programs";
import { restartInTurn } from "@/tests/rehearsal/rolling-restart";
import { setUp } from "@/tests/rehearsal/site";
import type { SyncOutcome } from "@/tests/rehearsal/sync";
import { memoryOf } from "@/tests/support/metric";
import { revokeDuringBurst } from "@/tests/support/revocation-burst";
import { newTenant } from "@/tests/support/tenant";
import { howMany } from "./support/arguments";
import { buildIfChanged } from "./support/build";
import { conclude, runChecks } from "./support/checks";
import { Failure, onExit, runScript } from "./support/run-script";
import { seconds, step } from "./support/step";

async function rehearse(): Promise<void> {
  const losses = howMany({
    command: "rehearse",
    description:
      "Plays Accedo on several machines on this one: the HTTP tests, a rolling restart, and the primary lost so many times",
    of: "losses",
    usual: 1,
  });
  const programs = findPrograms();
  await buildIfChanged();
  let site = await setUp(programs);
  onExit(closePool);

  const suite = await runChecks([httpSuite(site)]);

  const instances = site.instances.map(({ port }) => port);
  const ports = [site.proxyPort, ...instances];
  const burst = await step("Revoking a token in the middle of a burst", async () =>
    revokeDuringBurst(await newTenant(), ports),
  );
  if (burst.late > 0) throw new Failure(`${burst.late} requests got in with a revoked token.`);
  console.log(`  of ${burst.after} requests that began after it, on all instances, none got in`);

  const writtenBefore = await walWritten(site.primary);
  const restart = await step("Restarting every instance in turn", () => restartInTurn(site));
  console.log(`  ${told(restart)}`);
  const written = (await walWritten(site.primary)) - writtenBefore;
  console.log(`  ${bytes(written / restart.acknowledged)} of write-ahead log a change`);

  for (let loss = 0; loss < losses; loss++) {
    const failover = await step("Losing the primary", () => failOver(site));
    console.log(`  ${told(failover)}`);
    console.log(
      `  noticed after ${seconds(failover.detection)}, promoted in ${seconds(failover.promotion)}`,
    );
    site = failover.site;
  }

  console.log("\nOn disk, indexes included:");
  for (const { table, rows, bytesEach } of await rowSizes(site)) {
    console.log(`  ${table.padEnd(16)} ${bytes(bytesEach)} a row (of ${rows})`);
  }
  console.log(`A page: ${(await pageCost(site)).toFixed(1)} ms of CPU`);
  console.log(`Memory of the instances: ${(await memoryOf(instances)).map(bytes).join(", ")}`);
  conclude(suite);
}

const told = ({ acknowledged, broken, unavailable, longestGap }: SyncOutcome) =>
  `${acknowledged} requests acknowledged, none lost; sent again: ${unavailable} that met a 502 to 504, ${broken} a broken connection; longest pause ${seconds(longestGap)}`;

function bytes(count: number): string {
  if (count >= 1_000_000) return `${Math.round(count / 1_000_000)} MB`;
  return count >= 10_000 ? `${Math.round(count / 1_000)} kB` : `${Math.round(count)} bytes`;
}

await runScript(rehearse);
