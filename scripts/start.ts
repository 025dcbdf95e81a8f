import { env } from "@/lib/env";
import { runScript } from "./support/run-script";
import { serve } from "./support/serve";

await runScript(() =>
  serve("production", () => console.error(`Accedo serves on port ${env().PORT}.`)),
);
