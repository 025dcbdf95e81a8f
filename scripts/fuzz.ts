import { conclude, runChecks } from "./support/checks";
import { runScript } from "./support/run-script";
import { vitest, withoutRateLimit } from "./support/test-runs";

/** `npm run fuzz -- 1000000`: so many requests near the protocol, and a tenth as many of any bytes. */
await runScript(async () => {
  const inputs = process.argv[2] ?? "100000";
  conclude(
    await runChecks([
      {
        ...vitest("tests/fuzz"),
        title: `${inputs} inputs`,
        env: { ...withoutRateLimit, FUZZ: inputs },
      },
    ]),
  );
});
