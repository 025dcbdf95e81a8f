import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { findGroup } from "@/db/queries/groups";
import { lockAlone } from "@/db/queries/membership-locks";
import { groups } from "@/db/schema/groups";
import { transaction } from "@/db/tenant";
import { updateRow } from "@/db/update-row";
import { removeGroup } from "@/lib/directory/groups/update-group";
import { getPerson } from "@/lib/directory/people";
import { setUserActive } from "@/lib/directory/users/edit-user";
import { removeUser } from "@/lib/directory/users/update-user";
import { read } from "@/lib/directory/write";
import {
  changeMembers,
  groupNow,
  membersIn,
  personDocument,
  postGroup,
  postUser,
  renameGroup,
} from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

/** A group of ann and bob, made by an integration, and cy, who is not in it. */
async function withStaff() {
  const workspace = await newWorkspace();
  const [ann, bob, cy] = await Promise.all(["ann", "bob", "cy"].map(workspace.member));
  if (!ann || !bob || !cy) throw new Error("three were added");
  const { id } = await postGroup(workspace.scim, "Staff", [ann, bob]);
  return { ...workspace, id, ann, bob, cy, before: await workspace.mark() };
}

test("a group is created with its members, at version 1, managed by the integration", async () => {
  const { id, ann, bob, scim, tokenId } = await withStaff();
  expect(await membersIn(scim, id)).toEqual([ann, bob].sort());
  expect(await groupNow(scim, id)).toMatchObject({ version: 1, managedBy: tokenId });
});

test("adding a person raises the version by one and writes one event, of that person", async () => {
  const { id, ann, bob, cy, scim, events, before } = await withStaff();
  await changeMembers(scim, id, "add", [cy, ann]);
  expect(await membersIn(scim, id)).toEqual([ann, bob, cy].sort());
  expect((await groupNow(scim, id)).version).toBe(2);
  expect(await events(before)).toMatchObject([
    {
      action: "group.member_added",
      target: { type: "user", id: cy, label: "cy Lee" },
      before: null,
      after: { group: "Staff", groupId: id },
    },
  ]);
});

test("removing a person raises the version by one and writes one event, of that person", async () => {
  const { id, ann, bob, cy, scim, events, before } = await withStaff();
  await changeMembers(scim, id, "remove", [bob, cy, crypto.randomUUID(), "no id"]);
  expect(await membersIn(scim, id)).toEqual([ann]);
  expect((await groupNow(scim, id)).version).toBe(2);
  expect(await events(before)).toMatchObject([
    { action: "group.member_removed", target: { id: bob }, before: { groupId: id }, after: null },
  ]);
});

test("replacing puts out who isn't named, lets in who is new, and tells of those alone", async () => {
  const { id, ann, bob, cy, scim, events, before } = await withStaff();
  await changeMembers(scim, id, "replace", [cy, bob]);
  expect(await membersIn(scim, id)).toEqual([bob, cy].sort());
  expect((await groupNow(scim, id)).version).toBe(2);
  const told = (await events(before)).map(({ action, target }) => [action, target.id]);
  expect(told).toEqual([
    ["group.member_removed", ann],
    ["group.member_added", cy],
  ]);
});

test.each<["add" | "remove" | "replace", "present" | "absent"]>([
  ["add", "present"],
  ["remove", "absent"],
  ["replace", "present"],
])("to %s who is %s already changes no version and writes no event", async (kind, who) => {
  const { id, ann, bob, cy, scim, events, before } = await withStaff();
  const row = await changeMembers(scim, id, kind, who === "present" ? [bob, ann, ann] : [cy]);
  expect(row?.version).toBe(1);
  expect(await groupNow(scim, id)).toEqual(row);
  expect(await events(before)).toEqual([]);
});

test.each<"add" | "replace">(["add", "replace"])(
  "to %s unknown ids is refused with their names, and nothing of it is applied",
  async (kind) => {
    const { id, ann, bob, cy, scim, events, before } = await withStaff();
    const unknown = crypto.randomUUID();
    const change = changeMembers(scim, id, kind, [cy, unknown, "no id"]);
    await expect(change).rejects.toMatchObject({ code: "invalid", field: "members" });
    await expect(change).rejects.toThrow(new RegExp(`"${unknown}".*"no id"`));
    await expect(change).rejects.not.toThrow(cy);
    expect(await membersIn(scim, id)).toEqual([ann, bob].sort());
    expect(await events(before)).toEqual([]);
  },
);

test("a removed account can't be added: its id is unknown to SCIM", async () => {
  const { id, ann, scim } = await withStaff();
  await removeUser(scim, ann);
  await expect(changeMembers(scim, id, "add", [ann])).rejects.toMatchObject({ code: "invalid" });
});

test("deactivation keeps the membership, and a removal raises the group's version", async () => {
  const { id, ann, bob, scim, person } = await withStaff();
  await setUserActive(person, { id: ann, active: false });
  expect(await membersIn(scim, id)).toContain(ann);
  expect((await groupNow(scim, id)).version).toBe(1);
  await removeUser(scim, ann);
  expect(await membersIn(scim, id)).toEqual([bob]);
  expect((await groupNow(scim, id)).version).toBe(2);
});

test("a group that a person made is linked by its name in any case, and keeps its members", async () => {
  const { scim, operator, tokenId, member, mark, events } = await newWorkspace();
  const ann = await member("ann");
  const { id } = await postGroup(operator, "Ärzte", [ann]);
  const before = await mark();
  expect(await postGroup(scim, "ärzte")).toMatchObject({ id, managedBy: tokenId, version: 2 });
  expect(await groupNow(scim, id)).toMatchObject({
    displayName: "ärzte",
    managedBy: tokenId,
    version: 2,
  });
  expect(await membersIn(scim, id)).toEqual([ann]);
  expect(await events(before)).toMatchObject([
    { action: "group.updated", before: { displayName: "Ärzte" }, after: { displayName: "ärzte" } },
  ]);
});

test("linking a group that stays as it is writes no event and leaves the version", async () => {
  const { scim, person, tokenId, mark, events } = await newWorkspace();
  const { id } = await postGroup(person, "Staff");
  const before = await mark();
  await postGroup(scim, "Staff");
  expect(await groupNow(scim, id)).toMatchObject({ managedBy: tokenId, version: 1 });
  expect(await events(before)).toEqual([]);
});

test("a membership change is answered with the group as it stands behind its locks", async () => {
  const { scim, member } = await newWorkspace();
  const ann = await member("ann");
  const { id } = await postGroup(scim, "Staff");
  const [locked, renamed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const renaming = transaction({
    ...scim,
    mode: "write",
    admit: () => undefined,
    work: async (tx) => {
      await lockAlone(tx, id, []);
      locked.resolve();
      await renamed.promise;
      updateRow(tx, groups, id, { displayName: "Crew" });
    },
  });
  await locked.promise;
  const joining = changeMembers(scim, id, "add", [ann]);
  await sleep(200); // it waits for the lock
  renamed.resolve();
  await renaming;
  expect(await joining).toMatchObject({ displayName: "Crew", version: 2 });
});

test("the first membership change by an integration links a group, even one that changes nothing", async () => {
  const { scim, person, tokenId, member } = await newWorkspace();
  const ann = await member("ann");
  const { id } = await postGroup(person, "Staff", [ann]);
  await changeMembers(scim, id, "add", [ann]);
  expect(await groupNow(scim, id)).toMatchObject({ managedBy: tokenId, version: 1 });
});

test("a linked group's name in another case is taken", async () => {
  const { scim, person } = await withStaff();
  const taken = { code: "conflict", field: "displayName" };
  await expect(postGroup(scim, "STAFF")).rejects.toMatchObject(taken);
  await expect(postGroup(person, "staff")).rejects.toMatchObject(taken);
  const { id } = await postGroup(scim, "Sales");
  await expect(renameGroup(scim, id, "sTaff")).rejects.toMatchObject(taken);
  expect(await groupNow(scim, id)).toMatchObject({ displayName: "Sales", version: 1 });
});

test("a new name is one change; the old one is free again", async () => {
  const { scim, id, events, before } = await withStaff();
  await renameGroup(scim, id, "Everyone");
  expect(await groupNow(scim, id)).toMatchObject({ displayName: "Everyone", version: 2 });
  expect(await events(before)).toMatchObject([
    {
      action: "group.updated",
      target: { id, label: "Everyone" },
      before: { displayName: "Staff" },
      after: { displayName: "Everyone" },
    },
  ]);
  expect((await postGroup(scim, "Staff")).id).not.toBe(id);
});

test("the name in another case is a group's own to take", async () => {
  const { scim, id } = await withStaff();
  await renameGroup(scim, id, "STAFF");
  expect(await groupNow(scim, id)).toMatchObject({ displayName: "STAFF" });
});

test("a group that is deleted is gone, with its memberships; its people are not", async () => {
  const { scim, person, id, ann, bob, events, before } = await withStaff();
  expect(await removeGroup(scim, id)).toBe(true);
  expect(await read(scim, "groups:read", (tx) => findGroup(tx, id))).toBeUndefined();
  expect(await removeGroup(scim, id)).toBe(false);
  expect(await changeMembers(scim, id, "add", [ann])).toBeUndefined();
  expect(await getPerson(person, { id: ann })).toMatchObject({ status: "active", groups: [] });
  const told = (await events(before)).map(({ action, target }) => [action, target.id]);
  expect(told).toEqual([
    ["group.deleted", id],
    ...[ann, bob].sort().map((member) => ["group.member_removed", member]),
  ]);
});

test("the end of a group is told of people by the ids that they keep, also of one who came back", async () => {
  const { scim, mark, events } = await newWorkspace();
  const first = await postUser(scim, personDocument("ann@example.com"));
  await removeUser(scim, first.scimId);
  const back = await postUser(scim, personDocument("ann@example.com"));
  const { id } = await postGroup(scim, "Staff", [back.scimId]);
  const before = await mark();
  await removeGroup(scim, id);
  expect(await events(before)).toMatchObject([
    { action: "group.deleted" },
    { action: "group.member_removed", target: { type: "user", id: first.id } },
  ]);
});

test("name and members of a managed group are read-only for people, and so is its end", async () => {
  const { person, id, cy, events, before } = await withStaff();
  const managed = { code: "managed" };
  await expect(renameGroup(person, id, "Mine")).rejects.toMatchObject(managed);
  await expect(changeMembers(person, id, "add", [cy])).rejects.toMatchObject(managed);
  await expect(removeGroup(person, id)).rejects.toMatchObject(managed);
  expect(await events(before)).toEqual([]);
});

test("a refused member undoes the creation of the group", async () => {
  const { scim, mark, events } = await newWorkspace();
  const before = await mark();
  await expect(postGroup(scim, "Staff", [crypto.randomUUID()])).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await events(before)).toEqual([]);
  expect((await postGroup(scim, "Staff")).version).toBe(1);
});
