import { installBrowser } from "./support/browser";
import { conclude, runChecks, STATIC_CHECKS } from "./support/checks";
import { runScript } from "./support/run-script";
import { countTests, forgetReport } from "./support/test-counts";
import { playwright, vitest } from "./support/test-runs";

/** Runs every check; the last line sums up all tests. */
async function testAll(): Promise<void> {
  await installBrowser();
  await Promise.all([forgetReport("vitest"), forgetReport("playwright")]);
  conclude(await runChecks([...STATIC_CHECKS, vitest(), playwright()]));

  const [ours, browsers] = await Promise.all([countTests("vitest"), countTests("playwright")]);
  const [passed, failed] = [ours.passed + browsers.passed, ours.failed + browsers.failed];
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

await runScript(testAll);
