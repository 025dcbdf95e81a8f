import { expect, test } from "vitest";
import { workerCount } from "@/scripts/support/worker-count";

test.each([
  ["without a limit of memory, one for each core", { cores: 8, memory: 0 }, 8],
  ["nor with the limit that some kernels name for none", { cores: 8, memory: 2 ** 64 }, 8],
  ["in a container of 2 GB, those that fit", { cores: 8, memory: 2 ** 31 }, 5],
  ["in a very small one, one", { cores: 8, memory: 2 ** 28 }, 1],
])("%s", (_, machine, expected) => {
  expect(workerCount(machine)).toBe(expected);
});
