import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { cpuPlot } from "@/bench/report/plot";
import { table } from "@/bench/report/table";
import { runBenchmark } from "@/bench/run";
import { type SubjectName, subjectNames, usualSubjects } from "@/bench/subjects";
import { workloads } from "@/bench/workloads/all";
import { wholeNumber } from "./support/arguments";
import { runScript } from "./support/run-script";

const names = workloads.map(({ name }) => name);

const program = new Command("bench")
  .description("Measures SCIM against what a bare Next route and a bare node:http server do")
  .option("--users <number>", "people in the workspace: 1000, 100000, 1000000", wholeNumber, 1_000)
  .option(
    "--events <number>",
    "in the activity log; five a person when it is left out",
    wholeNumber,
  )
  .option("--concurrency <number>", "callers at once", wholeNumber, 8)
  .option("--seconds <number>", "how long each server is measured, a workload", wholeNumber, 4)
  .option("--workload <names>", `some of: ${names.join(", ")}`, among(names), names)
  .option(
    "--server <names>",
    `some of: ${subjectNames.join(", ")}`,
    among(subjectNames),
    usualSubjects,
  )
  .option(
    "--cores <number>",
    "processes of the server `workers`",
    wholeNumber,
    availableParallelism(),
  )
  .option("--json <file>", "write the figures there as JSON")
  .option("--plot <file>", "draw the server's CPU there as SVG")
  .option("--profiles <folder>", "write CPU profiles of the servers there");

await runScript(async () => {
  const options = program.parse().opts<{
    users: number;
    events?: number;
    cores: number;
    concurrency: number;
    seconds: number;
    workload: readonly string[];
    server: readonly SubjectName[];
    json?: string;
    plot?: string;
    profiles?: string;
  }>();
  const results = await runBenchmark({
    ...options,
    events: options.events ?? 5 * options.users,
    workloads: workloads.filter(({ name }) => options.workload.includes(name)),
    subjects: options.server,
  });
  console.log(`\n${table(results)}`);
  if (options.plot) {
    const people = options.users.toLocaleString("en");
    await writeFile(
      options.plot,
      cpuPlot(results, `Server CPU for a request, ms (${people} people)`),
    );
  }
  if (options.json) await writeFile(options.json, JSON.stringify(results, undefined, 2));
});

function among<T extends string>(all: readonly T[]): (text: string) => readonly T[] {
  return (text) => {
    const asked = text.split(",");
    const found = all.filter((name) => asked.includes(name));
    if (found.length === asked.length) return found;
    throw new InvalidArgumentError(`Choose from ${all.join(", ")}.`);
  };
}
