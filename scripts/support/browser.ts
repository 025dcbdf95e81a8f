import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { environmentWith } from "@/lib/env";
import { Failure } from "./run-script";
import { step } from "./step";

const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";

/** The Chromium to test with: Playwright's own, else the machine's. */
export function findBrowser(): string | undefined {
  const candidates = [
    chromium.executablePath(),
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  return candidates.find((file) => existsSync(file) && starts(file));
}

/** Makes sure that there is a Chromium: Playwright's, else the package of Debian or Ubuntu. */
export async function installBrowser(): Promise<void> {
  if (findBrowser()) return;
  await step("Installing Chromium for Playwright", async () => {
    run(process.execPath, [PLAYWRIGHT, "install", ...withSystemLibraries(), "chromium"]);
  });
  if (findBrowser()) return;
  if (mayUseApt()) {
    await step(
      "Playwright's download failed; installing the system's chromium package",
      async () => {
        run("apt-get", ["update"]);
        run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
      },
    );
  }
  if (findBrowser()) return;
  throw new Failure(
    "No Chromium was found or could be installed. Install Chromium or Google Chrome.",
  );
}

/** Whether a file exists and has the libraries that it needs. */
function starts(file: string): boolean {
  return spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

function withSystemLibraries(): string[] {
  return mayUseApt() ? ["--with-deps"] : [];
}

function mayUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

function run(file: string, args: string[]): void {
  const env = environmentWith({
    DEBIAN_FRONTEND: "noninteractive",
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000",
  });
  // Whether it worked shows when the browser is looked for again.
  spawnSync(file, args, { stdio: ["ignore", 2, 2], env, timeout: 600_000 });
}
