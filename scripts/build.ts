import { buildIfChanged } from "./support/build";
import { runScript } from "./support/run-script";

await runScript(buildIfChanged);
