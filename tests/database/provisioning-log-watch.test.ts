import { expect, test } from "vitest";
import type { LogFilter } from "@/lib/directory/provisioning-log/provisioning-log";
import { watchRequests } from "@/lib/directory/provisioning-log/watch";
import { signOut } from "@/lib/directory/sign-in";
import { setUserRole } from "@/lib/directory/users/edit-user";
import { changePlan } from "@/lib/directory/workspaces";
import { requestRow, write } from "@/tests/support/logged-calls";
import { newWorkspace, signedIn, type Workspace } from "@/tests/support/workspace";

/** Looks at the log as fast as it is asked to. */
function watching({ person }: Workspace, filter: LogFilter = {}, since?: string) {
  const lists = watchRequests(person, filter, { since, everyMs: 0 });
  return {
    next: async () => {
      const { value, done } = await lists.next();
      return done ? undefined : value.map(({ id }) => id);
    },
    isOver: async () => (await lists.next()).done,
  };
}

test("what comes in is told once", async () => {
  const workspace = await newWorkspace();
  const [known, first, second] = [3, 2, 1].map((ago) => requestRow({ ago: ago * 100 }));
  if (!known || !first || !second) throw new Error("three rows");
  await write(workspace.slug, [known]);
  const watch = watching(workspace, {}, known.id);
  expect(await watch.next()).toEqual([]);
  await write(workspace.slug, [first, second]);
  expect(await watch.next()).toEqual([second.id, first.id]);
  expect(await watch.next()).toEqual([]);
});

test("what came in between the page and the stream is told", async () => {
  const workspace = await newWorkspace();
  const [known, missed] = [requestRow({ ago: 120_000 }), requestRow({ ago: 60_000 })];
  await write(workspace.slug, [known, missed]);
  expect(await watching(workspace, {}, known.id).next()).toEqual([missed.id]);
});

test("a slow request that began before quicker ones is told when it ends", async () => {
  const workspace = await newWorkspace();
  const [slow, quick] = [requestRow({ ago: 5_000 }), requestRow({ ago: 10 })];
  const watch = watching(workspace);
  await write(workspace.slug, [quick]);
  expect(await watch.next()).toEqual([quick.id]);
  await write(workspace.slug, [slow]);
  expect(await watch.next()).toEqual([slow.id]);
});

test("what a filter leaves out isn't told, and neither is another workspace's", async () => {
  const [here, there] = [await newWorkspace(), await newWorkspace()];
  const watch = watching(here, { failed: true });
  const failed = requestRow({ status: 409 });
  await write(here.slug, [requestRow(), failed]);
  await write(there.slug, [requestRow({ status: 500 })]);
  expect(await watch.next()).toEqual([failed.id]);
});

test("it ends with the session", async () => {
  const workspace = await newWorkspace();
  const watch = watching(workspace);
  expect(await watch.next()).toEqual([]);
  await signOut(workspace.person);
  expect(await watch.isOver()).toBe(true);
});

test("it ends with the role", async () => {
  const workspace = await newWorkspace();
  const id = await workspace.member("bo");
  await setUserRole(workspace.operator, { id, role: "admin" });
  const watch = watching({ ...workspace, person: await signedIn(workspace.operator, id) });
  expect(await watch.next()).toEqual([]);
  await setUserRole(workspace.operator, { id, role: "member" });
  expect(await watch.isOver()).toBe(true);
});

test("it ends with the plan", async () => {
  const workspace = await newWorkspace();
  const watch = watching(workspace);
  expect(await watch.next()).toEqual([]);
  await changePlan(workspace.operator, { plan: "free" });
  expect(await watch.isOver()).toBe(true);
});
