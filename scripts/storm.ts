import { howMany } from "./support/arguments";
import { conclude, runChecks } from "./support/checks";
import { runScript } from "./support/run-script";
import { vitest, withoutRateLimit } from "./support/test-runs";

await runScript(async () => {
  const people = howMany({
    command: "storm",
    description: "Has 64 clients add and remove so many members of one group at once",
    of: "members",
    usual: 10_000,
  });
  conclude(
    await runChecks([
      {
        ...vitest("tests/storm/group-storm.test.ts"),
        title: `A storm over ${people} members`,
        env: { ...withoutRateLimit, STORM: String(people) },
      },
    ]),
  );
});
