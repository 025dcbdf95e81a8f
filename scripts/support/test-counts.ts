import { readFile, rm } from "node:fs/promises";
import { z } from "zod";

export type Counts = { passed: number; failed: number };

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), success: z.boolean() })
  .transform(({ numPassedTests, numFailedTests, success }) =>
    // A file that fails to load, or an error outside the tests, is a failure without a failed test.
    ({ passed: numPassedTests, failed: success ? numFailedTests : Math.max(1, numFailedTests) }),
  );

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }) => ({
    // A flaky test passed when retried, if Playwright is configured to retry.
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
  }));

const reports = { vitest: vitestReport, playwright: playwrightReport };

export type Runner = keyof typeof reports;

/** The path of a runner's report. */
export function reportFile(runner: Runner): string {
  return `.data/results/${runner}.json`;
}

/** Removes an earlier run's report, which must not pass for this run's. */
export async function forgetReport(runner: Runner): Promise<void> {
  await rm(reportFile(runner), { force: true });
}

/** How many tests of a run passed and failed. */
export async function countTests(runner: Runner): Promise<Counts> {
  const text = await readFile(reportFile(runner), "utf8").catch(() => undefined);
  return countsOf(runner, text === undefined ? undefined : JSON.parse(text));
}

/** Reads the counts from a report; a runner without one counts as one failure. */
export function countsOf(runner: Runner, report: unknown): Counts {
  return report === undefined ? { passed: 0, failed: 1 } : reports[runner].parse(report);
}
