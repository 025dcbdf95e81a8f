import { conclude, runChecks, STATIC_CHECKS } from "./support/checks";
import { runScript } from "./support/run-script";
import { vitest } from "./support/test-runs";

await runScript(async () => {
  conclude(await runChecks([...STATIC_CHECKS, vitest()]));
});
