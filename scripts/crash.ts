import { howMany } from "./support/arguments";
import { conclude, runChecks } from "./support/checks";
import { runScript } from "./support/run-script";
import { vitest, withoutRateLimit } from "./support/test-runs";

await runScript(async () => {
  const crashes = howMany({
    command: "crash",
    description:
      "Kills the application and PostgreSQL in the middle of a sync, so many times each; then has PostgreSQL away for 30 s",
    of: "kills",
    usual: 50,
  });
  const files = ["tests/crash", "tests/operations/outage.test.ts"];
  const check = vitest("--project", "operations", ...files, "--testTimeout=3600000");
  conclude(
    await runChecks([
      {
        ...check,
        title: `Crashes, ${crashes} of each, and outages of 30 s`,
        env: { ...withoutRateLimit, CRASHES: String(crashes), OUTAGE_SECONDS: "30" },
      },
    ]),
  );
});
