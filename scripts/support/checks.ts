import { spawn } from "node:child_process";
import { environmentWith } from "@/lib/env";
import { onExit } from "./run-script";
import { seconds } from "./step";

export type Check = {
  title: string;
  /** A JavaScript file under node_modules or one of our scripts, and its arguments. */
  run: [file: string, ...args: string[]];
  env?: Record<string, string>;
};

export type Outcome = { title: string; passed: boolean; milliseconds: number };

const BIN = "node_modules";

export const STATIC_CHECKS: Check[] = [
  {
    title: "Lint and format",
    run: [`${BIN}/@biomejs/biome/bin/biome`, "check", "--error-on-warnings"],
  },
  { title: "Route types", run: [`${BIN}/next/dist/bin/next`, "typegen"] },
  { title: "Types", run: [`${BIN}/typescript/bin/tsc`, "--noEmit"] },
  { title: "Import directions", run: ["scripts/check-imports.ts"] },
  { title: "Dead code", run: [`${BIN}/knip/bin/knip.js`] },
  { title: "Advisories", run: ["scripts/check-advisories.ts"] },
  { title: "Migrations", run: [`${BIN}/drizzle-kit/bin.cjs`, "check"] },
];

/** Runs one check with its output shown. */
async function runCheck({ title, run, env = {} }: Check): Promise<Outcome> {
  console.log(`\n── ${title} ${"─".repeat(Math.max(0, 70 - title.length))}`);
  const started = performance.now();
  const loaders = run[0].endsWith(".ts") ? process.execArgv : [];
  const child = spawn(process.execPath, [...loaders, ...run], {
    stdio: ["ignore", "inherit", "inherit"],
    env: environmentWith(env),
  });
  onExit(() => child.kill()); // a signal may have reached only this process
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject).once("exit", resolve);
  });
  return { title, passed: code === 0, milliseconds: performance.now() - started };
}

/** Runs all of them even if one fails, so that one run shows everything. */
export async function runChecks(checks: Check[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const check of checks) outcomes.push(await runCheck(check));
  return outcomes;
}

/** Prints the final table and sets the exit code. */
export function conclude(outcomes: Outcome[]): void {
  const width = Math.max(...outcomes.map(({ title }) => title.length));
  console.log(`\n── Summary ${"─".repeat(62)}`);
  for (const { title, passed, milliseconds } of outcomes) {
    const duration = seconds(milliseconds).padStart(8);
    console.log(
      `${passed ? "✓" : "✗"} ${title.padEnd(width)} ${duration}  ${passed ? "passed" : "FAILED"}`,
    );
  }
  if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
}
