import { readFile } from "node:fs/promises";
import { table } from "./cli/table";
import { checklist, type Verdict, verdicts } from "./support/checklist";
import { Failure, runScript } from "./support/run-script";
import { reportFile } from "./support/test-counts";

const shown = 60;

/** Prints the last test result of each checklist item; `--names` lists the tests as well. */
async function printChecklist(): Promise<void> {
  const text = await readFile(reportFile("vitest"), "utf8").catch(() => undefined);
  if (text === undefined) throw new Failure("There is no report yet: run npm test first.");
  const found = verdicts(await checklist(), JSON.parse(text));
  if (process.argv.includes("--names")) printNames(found);
  else console.log(table(["Item", "", "Says", "Tests", "Result"], found.map(row)));

  const open = found.filter(({ passed, failed }) => passed === 0 || failed > 0);
  console.log(`\n${found.length - open.length} of ${found.length} items proved`);
  if (open.length > 0) process.exitCode = 1;
}

const row = (verdict: Verdict): string[] => [
  String(verdict.item.number),
  verdict.item.strength,
  clipped(verdict.item.says),
  String(verdict.names.length),
  resultOf(verdict),
];

function printNames(found: readonly Verdict[]): void {
  for (const verdict of found) {
    const { number, strength, says } = verdict.item;
    console.log(`[${number}] ${strength} ${says}: ${resultOf(verdict)}`);
    for (const name of verdict.names) console.log(`    ${name}`);
  }
}

function resultOf({ passed, failed }: Verdict): string {
  if (failed > 0) return `${failed} FAILED`;
  return passed > 0 ? "passed" : "NO TEST";
}

const clipped = (text: string) => (text.length > shown ? `${text.slice(0, shown - 1)}…` : text);

await runScript(printChecklist);
