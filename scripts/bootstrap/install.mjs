import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const LOCKFILE = "package-lock.json";
// npm writes this file last, so it is missing after an interrupted installation.
const INSTALLED = "node_modules/.package-lock.json";

/** Installs what package-lock.json lists, unless already done. */
export function installDependencies() {
  if (existsSync(INSTALLED) && statSync(INSTALLED).mtimeMs >= statSync(LOCKFILE).mtimeMs) return;

  console.error("Installing dependencies (npm ci), a minute or two the first time …");
  const started = Date.now();
  if (!succeeds(...npm("ci", "--include=dev", "--no-audit", "--no-fund"))) {
    console.error("npm ci failed; its output is above. Is the package registry within reach?");
    process.exit(1);
  }
  console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
  installHooks();
}

function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js") ? [process.execPath, [cli, ...args]] : ["npm", args];
}

// A convenience: if Git's hooks are managed in another way, they stay as they are.
function installHooks() {
  if (process.env.CI || !existsSync(".git")) return;
  spawnSync("node_modules/.bin/lefthook", ["install"], { stdio: "ignore" });
}

// Everything goes to stderr: stdout belongs to the command that runs next.
function succeeds(file, args) {
  return spawnSync(file, args, { stdio: ["ignore", 2, 2] }).status === 0;
}
