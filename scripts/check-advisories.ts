import { spawnSync } from "node:child_process";
import { judge } from "./support/advisories";
import { Failure, runScript } from "./support/run-script";

/** Serious advisories that don't affect us: the last part of the URL, and why not. */
const accepted = new Map<string, string>([]);

/**
 * Asks the registry for advisories on production dependencies. A registry that is unreachable or doesn't support this
 * is reported but doesn't fail the check: neither a mirror nor a train journey may stop a build.
 */
async function checkAdvisories(): Promise<void> {
  const verdict = judge(audit(), new Set(accepted.keys()));
  if (verdict.kind === "unknown") {
    console.log(`Not checked: the registry gave no advisories (${verdict.reason}).`);
    return;
  }
  for (const { name, title, url, severity } of verdict.serious) {
    console.log(`${severity}: ${name}: ${title}\n  ${url}`);
  }
  if (verdict.serious.length > 0) {
    throw new Failure(
      "Update these, or say in scripts/check-advisories.ts why they don't concern us.",
    );
  }
  const notes = [
    verdict.accepted.length > 0 && `${verdict.accepted.length} accepted with a reason`,
    verdict.others > 0 && `${verdict.others} of less weight`,
  ].filter(Boolean);
  console.log(`No grave advisory${notes.length > 0 ? ` (${notes.join(", ")})` : ""}.`);
}

function audit(): string {
  const cli = process.env.npm_execpath;
  const [file, before] = cli?.endsWith(".js") ? [process.execPath, [cli]] : ["npm", []];
  const args = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=20000"];
  const { stdout } = spawnSync(file, [...before, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 60_000,
  });
  return stdout ?? "";
}

await runScript(checkAdvisories);
