import fc from "fast-check";
import { expect, test } from "vitest";
import type { Ctx } from "@/lib/directory/ctx";
import { removeGroup, updateGroup } from "@/lib/directory/groups/update-group";
import { removeUser } from "@/lib/directory/users/update-user";
import type { Group } from "@/lib/scim/resources/group";
import { asOwner } from "@/tests/support/as-owner";
import { holdAccount } from "@/tests/support/held-account";
import {
  changeMembers,
  groupNow,
  membersIn,
  personDocument,
  postGroup,
  postUser,
} from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

const workers = 16;
const changesEach = 20;

async function people(scim: Ctx, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++)
    ids.push((await postUser(scim, personDocument(`p${n}@example.com`))).id);
  return ids;
}

test("many clients that add and remove people of one group at once lose nobody", async () => {
  const { scim, mark, events } = await newWorkspace();
  const own = 3;
  const ids = await people(scim, workers * own);
  const { id } = await postGroup(scim, "Staff");
  const before = await mark();

  const model = new Set<string>();
  let changes = 0;
  const work = async (worker: number) => {
    const mine = ids.slice(worker * own, (worker + 1) * own);
    const steps = fc.sample(
      fc.tuple(fc.constantFrom("add", "remove"), fc.subarray(mine, { minLength: 1 })),
      {
        numRuns: changesEach,
        seed: worker,
      },
    );
    for (const [kind, some] of steps) {
      await changeMembers(scim, id, kind as "add" | "remove", some);
      const real = some.filter((one) => model.has(one) !== (kind === "add"));
      for (const one of real) kind === "add" ? model.add(one) : model.delete(one);
      if (real.length > 0) changes++;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));

  expect(await membersIn(scim, id)).toEqual([...model].sort());
  expect((await groupNow(scim, id)).version).toBe(1 + changes);
  const told = new Set<string>();
  for (const { action, target } of await events(before)) {
    if (action === "group.member_added") told.add(target.id);
    else told.delete(target.id);
  }
  expect(told).toEqual(model);
});

test("clients that send the same people at once add each of them once", async () => {
  const { scim, mark, events } = await newWorkspace();
  const ids = await people(scim, 10);
  const { id } = await postGroup(scim, "Staff");
  const before = await mark();
  const orders = [ids, [...ids].reverse()];
  await Promise.all(
    Array.from({ length: workers }, (_, n) => changeMembers(scim, id, "add", orders[n % 2] ?? [])),
  );
  expect(await membersIn(scim, id)).toEqual([...ids].sort());
  expect(await events(before)).toHaveLength(ids.length);
});

test("replacements at once end as one of them, and each is told whole", async () => {
  const { scim, mark, events } = await newWorkspace();
  const ids = await people(scim, 8);
  const { id } = await postGroup(scim, "Staff", ids.slice(0, 2));
  const before = await mark();
  const sets = [ids.slice(0, 4), ids.slice(4), ids.slice(2, 6)];
  await Promise.all([...sets, ...sets].map((set) => changeMembers(scim, id, "replace", set)));
  const after = await membersIn(scim, id);
  expect(sets.map((set) => [...set].sort())).toContainEqual(after);
  const told = new Set(ids.slice(0, 2));
  for (const { action, target } of await events(before)) {
    if (action === "group.member_added") told.add(target.id);
    else told.delete(target.id);
  }
  expect([...told].sort()).toEqual(after);
});

test("a person who is removed while clients add them is in no group at the end", async () => {
  const { scim } = await newWorkspace();
  const [ann = ""] = await people(scim, 1);
  const groups: string[] = [];
  for (const name of ["A", "B", "C", "D"]) groups.push((await postGroup(scim, name)).id);
  const results = await Promise.allSettled([
    ...groups.map((id) => changeMembers(scim, id, "add", [ann])),
    removeUser(scim, ann),
  ]);
  const refused = results.filter((one) => one.status === "rejected");
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "invalid" });
  for (const id of groups) expect(await membersIn(scim, id)).toEqual([]);
});

const replaceAll = { members: [{ kind: "replace" as const, ids: [] }], view: async () => true };
const renamed = (group: Group) => ({ ...group, displayName: "Renamed" });

test.each<[string, (scim: Ctx, id: string, precondition: () => void) => Promise<unknown>]>([
  [
    "a replacement that puts them out",
    (scim, id, precondition) => updateGroup(scim, id, { ...replaceAll, precondition }),
  ],
  [
    "a replacement with a new name",
    (scim, id, precondition) =>
      updateGroup(scim, id, { ...replaceAll, apply: renamed, precondition }),
  ],
  ["the group's deletion", removeGroup],
])("a person's removal and %s don't wait for each other in a circle", async (_, change) => {
  const { scim, slug } = await newWorkspace();
  const { id: ann } = await postUser(scim, personDocument("ann@example.com"));
  const { id } = await postGroup(scim, "Staff", [ann]);
  // No connection raises this stripe, so that each adds one of its own, whose key leads to the group.
  await asOwner(slug, (sql) => sql`update group_versions set stripe = 99`);
  const attempts = { removal: 0, change: 0 };
  const held = await holdAccount(slug, ann);
  const removal = removeUser(scim, ann, () => void attempts.removal++);
  await held.isWaitedForBy(1);
  const changed = change(scim, id, () => void attempts.change++);
  await held.isWaitedForBy(2);
  await held.release();
  await Promise.all([removal, changed]);
  expect(attempts).toEqual({ removal: 1, change: 1 });
});

test("a group that is deleted while clients add to it is gone, and every call has an answer", async () => {
  const { scim } = await newWorkspace();
  const ids = await people(scim, 6);
  const { id } = await postGroup(scim, "Staff");
  const results = await Promise.allSettled([
    ...ids.slice(0, 3).map((one) => changeMembers(scim, id, "add", [one])),
    removeGroup(scim, id),
    ...ids.slice(3).map((one) => changeMembers(scim, id, "add", [one])),
  ]);
  expect(results.map(({ status }) => status)).toEqual(results.map(() => "fulfilled"));
  await expect(groupNow(scim, id)).rejects.toThrow("the group is there");
});
