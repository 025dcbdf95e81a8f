import { howMany } from "./support/arguments";
import { conclude, runChecks } from "./support/checks";
import { runScript } from "./support/run-script";
import { vitest, withoutRateLimit } from "./support/test-runs";

await runScript(async () => {
  const inputs = howMany({
    command: "fuzz",
    description: "Sends so many requests near the protocol, and a tenth as many of any bytes",
    of: "requests",
    usual: 100_000,
  });
  conclude(
    await runChecks([
      {
        ...vitest("tests/fuzz"),
        title: `${inputs} inputs`,
        env: { ...withoutRateLimit, FUZZ: String(inputs) },
      },
    ]),
  );
});
