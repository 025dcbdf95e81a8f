import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/support/browser";

const executablePath = findBrowser();
const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/global-setup.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A shared machine can stand still for seconds; a fault of ours fails again.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  outputDir: "test-results",
  use: {
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's sandbox refuses to run as root.
      args: root ? ["--no-sandbox"] : [],
    },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"] } },
    {
      name: "phone",
      use: { ...devices["Pixel 7"] },
      // Keys and what a browser refuses don't depend on its size.
      testIgnore: ["keyboard.spec.ts", "security.spec.ts"],
    },
  ],
});
