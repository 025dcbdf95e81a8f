import { conclude, runChecks } from "./support/checks";
import { runScript } from "./support/run-script";
import { vitest } from "./support/test-runs";

/** `npm run crash -- 50`: kills the application and PostgreSQL in the middle of a sync, so many times each; then has PostgreSQL away for 30 s. */
await runScript(async () => {
  // Whoever looks for everybody after each crash asks more than a provider does.
  const unlimited = { SCIM_RATE_BURST: "1000000", SCIM_RATE_PER_SECOND: "1000000" };
  const crashes = process.argv[2] ?? "50";
  const files = ["tests/crash", "tests/operations/outage.test.ts"];
  const check = vitest("--project", "operations", ...files, "--testTimeout=3600000");
  conclude(
    await runChecks([
      {
        ...check,
        title: `Crashes, ${crashes} of each, and outages of 30 s`,
        env: { ...unlimited, CRASHES: crashes, OUTAGE_SECONDS: "30" },
      },
    ]),
  );
});
