import { mkdir } from "node:fs/promises";
import { buildIfChanged } from "@/scripts/support/build";
import { onExit } from "@/scripts/support/run-script";
import { step } from "@/scripts/support/step";
import { buildFloor } from "./build-floor";
import type { Result } from "./figures";
import { type Load, measureScenario, measureSteady } from "./measure";
import { isFloor, type Subject, type SubjectName, startSubject, subjectNames } from "./subjects";
import type { Workload } from "./workloads/workload";
import { openWorld, type World } from "./world/world";

export interface Options extends Load {
  readonly users: number;
  readonly events: number;
  /** The number of processes of the server that has several. */
  readonly cores: number;
  readonly workloads: readonly Workload[];
  readonly subjects: readonly SubjectName[];
  /** The folder for the servers' CPU profiles. */
  readonly profiles?: string | undefined;
}

/** Loads the data, starts the servers, and runs the workloads on all of them. */
export async function runBenchmark(options: Options): Promise<Result[]> {
  const { users, events, cores, subjects: names, profiles } = options;
  await mkdir(".data", { recursive: true });
  await buildIfChanged();
  if (names.includes("floor-next")) await step("Building the bare Next app", buildFloor);
  const world = await openWorld({ users, events });
  onExit(world.close);
  const subjects = await step("Starting the servers", () =>
    Promise.all(subjectNames.filter((name) => names.includes(name)).map(start)),
  );
  onExit(() => Promise.all(subjects.map(({ stop }) => stop())));

  const results: Result[] = [];
  for (const workload of options.workloads) {
    if ((workload.users ?? 0) > users) continue;
    results.push(await step(workload.title, () => measure(world, subjects, workload, options)));
  }
  return results;

  function start(name: SubjectName): Promise<Subject> {
    const environment = { ...world.environment, WEB_CONCURRENCY: String(cores) };
    return startSubject(name, { environment, profiles });
  }
}

function measure(
  world: World,
  subjects: readonly Subject[],
  workload: Workload,
  load: Load,
): Promise<Result> {
  if (workload.kind === "steady") return measureSteady(world, subjects, workload, load);
  const taking = subjects.filter((subject) => workload.hasFloor || !isFloor(subject));
  return measureScenario(world, taking, workload);
}
