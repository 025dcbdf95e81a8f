import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { exclusively } from "@/db/cluster/locks";
import { environmentWith } from "@/lib/env";
import { Failure } from "./run-script";
import { step } from "./step";

const SOURCES = [
  "app",
  "db",
  "instrumentation.ts",
  "lib",
  "public",
  "middleware.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
];
const STAMP = ".next/source-hash";

/** Fails with a one-line error if there is no build to serve. */
export function assertBuilt(): void {
  if (!existsSync(".next/BUILD_ID")) throw new Failure("The pages aren't built yet: npm run build");
}

/** Builds the pages unless the last build was of exactly these sources. */
export async function buildIfChanged(): Promise<void> {
  await mkdir(".data", { recursive: true });
  await exclusively(".data/build.lock", async () => {
    const hash = await sourceHash();
    if (existsSync(STAMP) && (await readFile(STAMP, "utf8")) === hash) return;
    await step("Building the pages, a minute the first time", nextBuild);
    await writeFile(STAMP, hash);
  });
}

async function nextBuild(): Promise<void> {
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    // Turbopack starts the machine's own Node, which may be too old for the options meant for ours.
    env: environmentWith({
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_OPTIONS: "",
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: Buffer[] = [];
  child.stdout.on("data", (chunk) => printed.push(chunk));
  child.stderr.on("data", (chunk) => printed.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  if (code !== 0) throw new Failure(`${Buffer.concat(printed)}\nThe build failed; see above.`);
}

async function sourceHash(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES.filter(existsSync)) {
    for (const file of await filesIn(source)) hash.update(file).update(await readFile(file));
  }
  return hash.digest("hex");
}

async function filesIn(source: string): Promise<string[]> {
  if (path.extname(source)) return [source];
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
}
