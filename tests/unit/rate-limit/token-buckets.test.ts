import { expect, test } from "vitest";
import { tokenBuckets } from "@/lib/rate-limit/token-buckets";

function bucketsAt({ burst = 3, perSecond = 2, capacity = 10 }) {
  const clock = { ms: 0 };
  return { clock, buckets: tokenBuckets({ burst, perSecond, capacity, now: () => clock.ms }) };
}

const takes = (buckets: ReturnType<typeof tokenBuckets>, key: string, times: number) =>
  Array.from({ length: times }, () => buckets.take(key));

test("a burst is let in at once, and then one at a time as the bucket fills", () => {
  const { clock, buckets } = bucketsAt({});
  expect(takes(buckets, "a", 4)).toEqual([0, 0, 0, 1]);
  clock.ms += 500;
  expect(takes(buckets, "a", 2)).toEqual([0, 1]);
  clock.ms += 60_000;
  expect(takes(buckets, "a", 4)).toEqual([0, 0, 0, 1]);
});

test("the wait is in whole seconds, never less than is needed", () => {
  const { clock, buckets } = bucketsAt({ burst: 1, perSecond: 0.4 });
  expect(takes(buckets, "a", 2)).toEqual([0, 3]);
  clock.ms += 1_000;
  expect(buckets.take("a")).toBe(2);
  clock.ms += 1_500;
  expect(buckets.take("a")).toBe(0);
});

test("one key's haste is not another's wait", () => {
  const { buckets } = bucketsAt({});
  takes(buckets, "a", 5);
  expect(buckets.take("b")).toBe(0);
});

test("what was not owed is put back, and never more than the burst", () => {
  const { buckets } = bucketsAt({ burst: 2 });
  buckets.take("a");
  for (let i = 0; i < 5; i++) buckets.giveBack("a");
  expect(takes(buckets, "a", 3)).toEqual([0, 0, 1]);
});

test("keys are bounded; the one that was used longest ago goes first", () => {
  const { buckets } = bucketsAt({ capacity: 2 });
  for (const key of ["a", "b", "a", "c"]) buckets.take(key);
  expect([buckets.size, buckets.has("a"), buckets.has("b")]).toEqual([2, true, false]);
});
