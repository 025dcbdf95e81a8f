import { test as base } from "@playwright/test";
import { newTenant, type TestTenant } from "@/tests/support/tenant";

type Fixtures = {
  /** The test's own workspace, with one admin and one token; pages are relative to its host. */
  tenant: TestTenant;
};

/** Playwright's test, with its own workspace. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs off this pattern
  tenant: async ({}, use) => use(await newTenant()),
  baseURL: ({ tenant }, use) => use(`http://${tenant.slug}.localhost:${process.env.E2E_PORT}`),
});

export { expect } from "@playwright/test";
