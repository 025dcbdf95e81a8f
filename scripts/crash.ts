import { longForm } from "./support/long-form";
import { vitest } from "./support/test-runs";

const files = ["tests/crash", "tests/operations/outage.test.ts"];

await longForm({
  command: "crash",
  description:
    "Kills the application and PostgreSQL in the middle of a sync, so many times each; then has PostgreSQL away for 30 s",
  of: "kills",
  usual: 50,
  check: vitest("--project", "operations", ...files, "--testTimeout=3600000"),
  title: (kills) => `Crashes, ${kills} of each, and outages of 30 s`,
  env: (kills) => ({ CRASHES: String(kills), OUTAGE_SECONDS: "30" }),
});
