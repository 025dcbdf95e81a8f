import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exclusively, share } from "@/db/cluster/locks";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "accedo-locks-"));
});

afterAll(() => rm(folder, { recursive: true }));

test("tasks on one lock file take turns", async () => {
  const order: string[] = [];
  const task = (name: string) => async () => {
    order.push(`${name} begins`);
    await sleep(20);
    order.push(`${name} ends`);
  };
  const file = path.join(folder, "turns");
  await Promise.all([exclusively(file, task("a")), exclusively(file, task("b"))]);
  expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("a task that fails gives the lock back", async () => {
  const file = path.join(folder, "failing");
  const failing = exclusively(file, () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await exclusively(file, async () => "free")).toBe("free");
});

test("only the last holder of a share is told so, and giving it up twice changes nothing", () => {
  const [first, second] = [share(path.join(folder, "use")), share(path.join(folder, "use"))];
  expect(first.release()).toBe(false);
  expect(first.release()).toBe(false);
  expect(second.release()).toBe(true);
});
