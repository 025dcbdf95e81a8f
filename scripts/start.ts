import { env } from "@/lib/env";
import { versionText } from "@/lib/version";
import { assertBuilt } from "./support/build";
import { runScript } from "./support/run-script";
import { serve } from "./support/serve";

await runScript(async () => {
  assertBuilt();
  await serve("production", () =>
    console.error(`Accedo ${versionText} serves on port ${env().PORT}.`),
  );
});
