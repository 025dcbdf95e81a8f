import type { Check } from "./checks";
import { reportFile } from "./test-counts";

const VITEST = "node_modules/vitest/vitest.mjs";
const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";

/** For runs that send more than any provider does, so that the rate limit doesn't answer instead. */
export const withoutRateLimit = {
  SCIM_RATE_BURST: "1000000",
  SCIM_RATE_PER_SECOND: "1000000",
};

/** Vitest, with arguments that narrow it down (`--project unit`, a file). */
export function vitest(...args: string[]): Check {
  const report = [
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile("vitest")}`,
  ];
  return { title: "Unit, database and HTTP tests", run: [VITEST, "run", ...report, ...args] };
}

/** Playwright; its workers use the product's server code to create test data. */
export function playwright(...args: string[]): Check {
  return {
    title: "Browser tests",
    run: [PLAYWRIGHT, "test", ...args],
    env: {
      NODE_OPTIONS: "--import=./scripts/bootstrap/modules.mjs",
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile("playwright"),
    },
  };
}
