import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { LOADERS, SERVING } from "./node-options.mjs";

const PINNED_NODE = "node_modules/node/bin/node";

/** Runs a TypeScript file on the project's Node and exits with its exit code. */
export function launch(file, args) {
  const node = projectNode();
  const child = spawn(node, [...SERVING, ...LOADERS, file, ...args], {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  // A signal may reach only this process; the child treats a second one like the first.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`${node} did not start: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    process.exit(signal ? 128 + constants.signals[signal] : code);
  });
}

function projectNode() {
  if (existsSync(PINNED_NODE)) return PINNED_NODE;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  console.error(
    `${PINNED_NODE} is missing: install again with npm ci, with install scripts allowed.`,
  );
  process.exit(1);
}
