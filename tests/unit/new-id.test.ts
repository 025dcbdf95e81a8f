import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { newId } from "@/lib/new-id";

test("ids are UUIDv7, differ, and sort in the order in which they were made", async () => {
  const ids = Array.from({ length: 1_000 }, newId);
  await setTimeout(2);
  ids.push(newId());
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

test("an id begins with the millisecond in which it was made", () => {
  const before = Date.now();
  const at = Number.parseInt(newId().replaceAll("-", "").slice(0, 12), 16);
  expect(at).toBeGreaterThanOrEqual(before - 1_000);
  expect(at).toBeLessThanOrEqual(Date.now());
});
