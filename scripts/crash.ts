import { conclude, runChecks } from "./support/checks";
import { runScript } from "./support/run-script";
import { vitest } from "./support/test-runs";

/** `npm run crash -- 50`: kills the application and PostgreSQL in the middle of a sync, so many times each. */
await runScript(async () => {
  const crashes = process.argv[2] ?? "50";
  const check = vitest("--project", "operations", "tests/crash", "--testTimeout=3600000");
  conclude(
    await runChecks([
      { ...check, title: `Crashes, ${crashes} of each`, env: { CRASHES: crashes } },
    ]),
  );
});
