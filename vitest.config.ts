import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      // The package throws outside of React's server bundle.
      { find: /^server-only$/, replacement: `${root}/node_modules/server-only/empty.js` },
    ],
  },
  test: {
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // A shared machine can stand still for seconds; a fault of ours fails again.
    retry: process.env.CI ? 2 : 0,
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/database/**/*.test.ts", "tests/fuzz/handler.test.ts"],
          globalSetup: "tests/support/global-database.ts",
          setupFiles: "tests/support/worker-database.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "http",
          include: ["tests/{http,storm}/**/*.test.ts", "tests/fuzz/wire.test.ts"],
          globalSetup: "tests/support/global-http.ts",
          setupFiles: "tests/support/worker-http.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "next-start",
          include: ["tests/http/**/*.test.ts"],
          exclude: ["tests/http/{isolation-pages,rate-limit,saml,security}*"],
          globalSetup: "tests/support/global-next-start.ts",
          setupFiles: "tests/support/worker-http.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "operations",
          include: ["tests/{operations,crash}/**/*.test.ts"],
          // Each file has a server and a PostgreSQL of its own, which it brings down.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
