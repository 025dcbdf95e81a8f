import { installBrowser } from "./support/browser";
import { conclude, runChecks } from "./support/checks";
import { runScript } from "./support/run-script";
import { playwright } from "./support/test-runs";

await runScript(async () => {
  await installBrowser();
  conclude(await runChecks([playwright("--config=playwright.pictures.config.ts")]));
});
