import { existsSync, globSync } from "node:fs";
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

/** Checks the rules of .dependency-cruiser.cjs on which folder may import which. */
async function checkImports(): Promise<void> {
  const options = await extractOptions("./.dependency-cruiser.cjs");
  const tsConfig = extractTsConfig("./tsconfig.json");
  const roots = ROOTS.filter(existsSync);
  const { output } = await cruise(roots, options, undefined, { tsConfig });
  if (typeof output === "string") throw new Failure("dependency-cruiser gave no result to read.");

  const { output: report, exitCode } = await format(output, { outputType: "err" });
  console.log(report);
  if (exitCode !== 0) process.exitCode = 1;
  // With a TypeScript version that it can't load, dependency-cruiser reads nothing and reports no error.
  const read = new Set(output.modules.map(({ source }) => source));
  const unread = roots.flatMap(filesOf).filter((file) => !read.has(file));
  if (unread.length > 0) {
    throw new Failure(`Files that were not read: ${unread.length}, ${unread[0]} among them.`);
  }
}

/** All files except the declarations that a Next build leaves behind. */
const filesOf = (root: string): string[] =>
  root.endsWith(".ts") ? [root] : globSync(`${root}/**/*.{ts,tsx}`, { exclude: ["**/*.d.ts"] });

await runScript(checkImports);
