import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Others, sharedBuckets, type Taken } from "@/lib/rate-limit/shared-buckets";
import { type TokenBuckets, tokenBuckets } from "@/lib/rate-limit/token-buckets";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Copies of the same buckets, as several workers hold them. */
function copies({ count = 2, burst = 6 } = {}) {
  const clock = { ms: 0 };
  const hearers: ((taken: Taken) => void)[] = [];
  const told: Taken[] = [];
  const buckets = Array.from({ length: count }, (_, me): TokenBuckets => {
    const others: Others = {
      hear: (heard) => void hearers.push(heard),
      tell(taken) {
        told.push(taken);
        for (const [other, hear] of hearers.entries()) if (other !== me) hear(taken);
      },
    };
    const own = tokenBuckets({ burst, perSecond: 1, capacity: 100, now: () => clock.ms });
    return sharedBuckets(own, others);
  });
  return { clock, told, buckets, tell: () => vi.advanceTimersByTime(100) };
}

const letIn = (buckets: TokenBuckets | undefined, times: number) =>
  Array.from({ length: times }, () => buckets?.take("a")).filter((wait) => wait === 0).length;

test("what one lets in, the others have a moment later", () => {
  const { buckets, tell } = copies({ count: 3 });
  expect(letIn(buckets[0], 4)).toBe(4);
  tell();
  expect(letIn(buckets[1], 4)).toBe(2);
  tell();
  expect(letIn(buckets[2], 4)).toBe(0);
});

test("what was let in at the same moment beyond the burst is owed, so that the rate holds", () => {
  const { clock, buckets, tell } = copies();
  expect(letIn(buckets[0], 6) + letIn(buckets[1], 6)).toBe(12);
  tell();
  expect(buckets[0]?.take("a")).toBe(7);
  clock.ms += 6_000;
  expect(letIn(buckets[0], 1)).toBe(0);
  clock.ms += 1_000;
  expect(letIn(buckets[0], 1)).toBe(1);
});

test("what is put back is nobody's debt, and not told of", () => {
  const { buckets, told, tell } = copies();
  buckets[0]?.take("a");
  buckets[0]?.giveBack("a");
  tell();
  expect(told).toEqual([[]]);
  expect(letIn(buckets[1], 7)).toBe(6);
});

test("a key that becomes known to one is known to all, and so is that it is forgotten", () => {
  const { buckets, tell } = copies();
  buckets[0]?.add("a");
  buckets[0]?.take("a");
  tell();
  expect(buckets[1]?.has("a")).toBe(true);

  buckets[1]?.take("a");
  buckets[1]?.forget("a");
  tell();
  expect(buckets.map((each) => each.has("a"))).toEqual([false, false]);
});
