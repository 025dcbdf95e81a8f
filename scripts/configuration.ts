import { writeFile } from "node:fs/promises";
import { configurationPage, renderConfiguration } from "./support/configuration-page";
import { runScript } from "./support/run-script";

await runScript(() => writeFile(configurationPage, renderConfiguration()));
