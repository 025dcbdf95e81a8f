import { env } from "@/lib/env";
import { versionText } from "@/lib/version";
import { runScript } from "./support/run-script";
import { serve } from "./support/serve";

await runScript(() =>
  serve("production", () => console.error(`Accedo ${versionText} serves on port ${env().PORT}.`)),
);
