import { readFile } from "node:fs/promises";
import { z } from "zod";

const file = "tests/checklist.json";

const items = z.array(
  z.object({
    number: z.int(),
    /** M must, S should, O optional, I required by identity providers. */
    strength: z.string().regex(/^[MSOI]$/),
    says: z.string(),
  }),
);

const report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export type ChecklistItem = z.infer<typeof items>[number];
export type Verdict = { item: ChecklistItem; passed: number; failed: number; names: string[] };

/** What a SCIM service provider must satisfy, item by item. */
export async function checklist(): Promise<ChecklistItem[]> {
  return items.parse(JSON.parse(await readFile(file, "utf8")));
}

/** The items that a test's name claims to prove: `[49] the loser of a race gets 409`. */
export const numbersIn = (name: string): number[] =>
  Array.from(name.matchAll(/\[(\d{1,3})\]/g), ([, number]) => Number(number));

/** Each item's result in Vitest's report: the tests that name it, and how they ended. */
export function verdicts(items: readonly ChecklistItem[], vitestReport: unknown): Verdict[] {
  const tests = report
    .parse(vitestReport)
    .testResults.flatMap(({ assertionResults }) => assertionResults);
  return items.map((item) => {
    const own = tests.filter(({ fullName }) => numbersIn(fullName).includes(item.number));
    const passed = own.filter(({ status }) => status === "passed");
    return {
      item,
      passed: passed.length,
      failed: own.length - passed.length,
      names: own.map(({ fullName }) => fullName),
    };
  });
}
