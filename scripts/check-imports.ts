import { existsSync } from "node:fs";
import { cruise, format } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { Failure, runScript } from "./support/run-script";

const ROOTS = [
  "app",
  "lib",
  "db",
  "scripts",
  "bench",
  "tests",
  "e2e",
  "server.ts",
  "middleware.ts",
  "instrumentation.ts",
];
// With a TypeScript that it can't load, dependency-cruiser reads nothing and finds nothing wrong.
const MINIMUM_MODULES = 60;

/** Checks which folder imports which, by the rules of .dependency-cruiser.cjs. */
async function checkImports(): Promise<void> {
  const options = await extractOptions("./.dependency-cruiser.cjs");
  const tsConfig = extractTsConfig("./tsconfig.json");
  const { output } = await cruise(ROOTS.filter(existsSync), options, undefined, { tsConfig });
  if (typeof output === "string") throw new Failure("dependency-cruiser gave no result to read.");

  const { output: report, exitCode } = await format(output, { outputType: "err" });
  console.log(report);
  if (exitCode !== 0) process.exitCode = 1;
  const read = output.modules.filter(({ source }) => /^(app|lib|db)\//.test(source)).length;
  if (read < MINIMUM_MODULES) {
    throw new Failure(`Only ${read} modules were read, of ${MINIMUM_MODULES} at least.`);
  }
}

await runScript(checkImports);
