import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedAssignments, keptAssignments } from "@/tests/support/model";
import { anyChange, make, newPlayground, type Playground } from "@/tests/support/random-changes";

async function assertInLine({ slug }: Playground): Promise<void> {
  expect(await keptAssignments(slug)).toEqual(await expectedAssignments(slug));
}

test("after any sequence of changes, what is asked is what the reasons say", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyChange, { minLength: 10, maxLength: 40 }), async (changes) => {
      const on = await newPlayground();
      for (const change of changes) await make(change, on);
      await assertInLine(on);
    }),
    { numRuns: 20 },
  );
});

test("and so it is when changes are made at the same time", { timeout: 120_000 }, async () => {
  const together = fc.array(anyChange, { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(together, { minLength: 4, maxLength: 12 }), async (rounds) => {
      const on = await newPlayground();
      for (const changes of rounds) {
        await Promise.all(changes.map((change) => make(change, on)));
        await assertInLine(on);
      }
    }),
    { numRuns: 6 },
  );
});
