import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checklist, numbersIn, verdicts } from "@/scripts/support/checklist";

/** The names of the tests in the sources; `"[59]"` alone is the number that a table of tests is given. */
function namesOfTests(): string[] {
  return readdirSync("tests", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => readFileSync(`tests/${file}`, "utf8").match(/(["'`])\[\d[^\n]*?\1/g) ?? []);
}

test("every item of the checklist has a test that names it", async () => {
  const named = new Set(namesOfTests().flatMap(numbersIn));
  const without = (await checklist()).filter(({ number }) => !named.has(number));
  expect(without).toEqual([]);
});

test("the items are numbered from 1 without a gap", async () => {
  const numbers = (await checklist()).map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test("a name may prove several items", () => {
  expect(numbersIn("[36] [106] at most one value is primary")).toEqual([36, 106]);
  expect(numbersIn("an array [0] aside, members[value] is none")).toEqual([0]);
});

test("an item passes where each test that names it does", () => {
  const items = [1, 2, 3].map((number) => ({ number, strength: "M", says: "" }));
  const ended = (fullName: string, status: string) => ({ fullName, status });
  const assertionResults = [
    ended("[1] a", "passed"),
    ended("group [1] [2] b", "failed"),
    ended("[2] c", "passed"),
    ended("[2] d", "skipped"),
  ];
  const found = verdicts(items, { testResults: [{ assertionResults }] });
  expect(found.map(({ passed, failed }) => [passed, failed])).toEqual([
    [1, 1],
    [1, 2],
    [0, 0],
  ]);
});
