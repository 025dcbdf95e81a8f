import { expect, test } from "vitest";
import { countsOf } from "@/scripts/support/test-counts";

test("Vitest's report is counted", () => {
  const report = { numPassedTests: 7, numFailedTests: 2, success: false };
  expect(countsOf("vitest", report)).toEqual({ passed: 7, failed: 2 });
});

test("a file that doesn't load is a failure, though no test of it ran", () => {
  const report = { numPassedTests: 7, numFailedTests: 0, success: false };
  expect(countsOf("vitest", report)).toEqual({ passed: 7, failed: 1 });
});

test("Playwright's report is counted, errors beside the tests as failures, and what passed at a second try", () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{ message: "no" }] };
  expect(countsOf("playwright", report)).toEqual({ passed: 6, failed: 2 });
});

test("a runner that left no report is one failure", () => {
  expect(countsOf("playwright", undefined)).toEqual({ passed: 0, failed: 1 });
});
