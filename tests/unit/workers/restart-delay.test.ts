import { expect, test } from "vitest";
import { restartDelayMs } from "@/lib/workers/restart-delay";

test("a worker is started again at once, and ever later where it keeps ending", () => {
  const delays = [0, 1, 2, 3, 7, 8, 1_000].map(restartDelayMs);
  expect(delays).toEqual([0, 500, 1_000, 2_000, 30_000, 30_000, 30_000]);
});
