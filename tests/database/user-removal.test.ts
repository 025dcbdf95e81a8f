import { expect, test } from "vitest";
import type { Ctx } from "@/lib/directory/ctx";
import { getPerson, listPeople } from "@/lib/directory/people";
import { userResources } from "@/lib/directory/scim/user-resources";
import { addUser, setUserActive, setUserRole } from "@/lib/directory/users/edit-user";
import { removeUser } from "@/lib/directory/users/update-user";
import { publishedPolicy, sign, signOffs } from "@/tests/support/policies";
import { changeUser, personDocument, postGroup, postUser } from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

const visibleToScim = (scim: Ctx, id: string) => userResources.get(scim, id, new Set());

async function withRemovedAnn() {
  const workspace = await newWorkspace();
  const { scim } = workspace;
  const { id } = await postUser(scim, personDocument("ann@example.com", { title: "Engineer" }));
  await removeUser(scim, id);
  return { ...workspace, id };
}

test("an account that SCIM removed is gone for SCIM", async () => {
  const { id, scim } = await withRemovedAnn();
  expect(await visibleToScim(scim, id)).toBeUndefined();
  expect(await changeUser(scim, id, { title: "x" })).toBeUndefined();
  expect(await removeUser(scim, id)).toBe(false);
});

test("and it still shows as deactivated among the people", async () => {
  const { id, person } = await withRemovedAnn();
  const { people } = await listPeople(person, { search: "ann" });
  expect(people).toMatchObject([{ id, status: "deactivated", removedByScim: true }]);
});

test("removal takes the person out of every group, with an event for each", async () => {
  const { scim, person, mark, events } = await newWorkspace();
  const groups = [await postGroup(scim, "Staff"), await postGroup(scim, "Sales")];
  const document = personDocument("ann@example.com", {
    groups: groups.map((g) => ({ value: g.id })),
  });
  const { id } = await postUser(scim, document);
  const before = await mark();
  await removeUser(scim, id);
  expect((await getPerson(person, { id })).groups).toEqual([]);
  const actions = (await events(before)).map(({ action }) => action);
  expect(actions).toEqual(["user.deactivated", "group.member_removed", "group.member_removed"]);
});

test.each([
  ["userName", { userName: "ANN@example.com" }],
  ["email", { userName: "ann.lee", emails: [{ value: "Ann@Example.com" }] }],
])("a later POST with the same %s brings the same account back", async (_, document) => {
  const { id, person, scim } = await withRemovedAnn();
  const back = await postUser(scim, document);
  expect(back).toMatchObject({ id, active: true });
  expect(await visibleToScim(scim, back.scimId)).toMatchObject({ document });
  expect(await getPerson(person, { id })).toMatchObject({ status: "active", removedByScim: false });
});

test("under a new SCIM id: the deleted one stays gone", async () => {
  const { id, scim } = await withRemovedAnn();
  const { scimId } = await postUser(scim, personDocument("ann@example.com"));
  expect(scimId).not.toBe(id);
  expect(await visibleToScim(scim, id)).toBeUndefined();
  expect(await changeUser(scim, id, { title: "x" })).toBeUndefined();
  await expect(postGroup(scim, "Staff", [id])).rejects.toMatchObject({ field: "members" });
});

test("and with it every sign-off", async () => {
  const workspace = await newWorkspace();
  const { scim, operator } = workspace;
  const { id } = await postUser(scim, personDocument("ann@example.com"));
  const policyId = await publishedPolicy(workspace, { userIds: [id] });
  await sign(operator, id, { policyId, version: 1 });
  const signed = await signOffs(operator, id);
  expect(signed).toHaveLength(1);
  await removeUser(scim, id);
  expect(await signOffs(operator, id)).toEqual(signed);
  await postUser(scim, personDocument("ann@example.com"));
  expect(await signOffs(operator, id)).toEqual(signed);
});

test.each([
  ["no role", undefined, "member"],
  ["the role", [{ value: "admin" }], "admin"],
])("who was an admin and comes back with %s in the payload", async (_, roles, role) => {
  const { scim, person } = await newWorkspace();
  const { id } = await postUser(
    scim,
    personDocument("ann@example.com", { roles: [{ value: "admin" }] }),
  );
  await removeUser(scim, id);
  await postUser(scim, personDocument("ann@example.com", { ...(roles && { roles }) }));
  expect(await getPerson(person, { id })).toMatchObject({ status: "active", role });
});

test("a return is told as a reactivation, and raises the version", async () => {
  const { id, scim, mark, events } = await withRemovedAnn();
  const before = await mark();
  const row = await postUser(scim, personDocument("ann@example.com", { title: "Engineer" }));
  expect(row).toMatchObject({ id, version: 3 });
  expect(await events(before)).toMatchObject([
    {
      action: "user.reactivated",
      before: { active: false, removed: true },
      after: { active: true, removed: false },
    },
  ]);
});

test("a POST that is not active brings the account back as deactivated", async () => {
  const { id, scim, events, mark } = await withRemovedAnn();
  const before = await mark();
  const document = personDocument("ann@example.com", { active: false, title: "Engineer" });
  const back = await postUser(scim, document);
  expect(back).toMatchObject({ id, active: false });
  expect(await visibleToScim(scim, back.scimId)).toMatchObject({ document: { active: false } });
  expect(await events(before)).toMatchObject([
    { action: "user.updated", before: { removed: true }, after: { removed: false } },
  ]);
});

test("another account may take the userName of one that was removed", async () => {
  const { id, person, scim } = await withRemovedAnn();
  const { id: bob } = await postUser(scim, personDocument("bob@example.com"));
  expect(await changeUser(scim, bob, personDocument("ann@example.com"))).toMatchObject({ id: bob });
  const back = setUserActive(person, { id, active: true });
  await expect(back).rejects.toMatchObject({ code: "conflict" });
});

test("an account that is present is matched in preference to one that was removed", async () => {
  const { scim, person } = await withRemovedAnn();
  const { id: bob } = await addUser(person, {
    email: "bob@example.com",
    givenName: "Bob",
    familyName: "",
    role: "member",
  });
  const document = { userName: "ann@example.com", emails: [{ value: "bob@example.com" }] };
  expect((await postUser(scim, document)).id).toBe(bob);
});

test("an admin who reactivates a removed account takes it back from the integration", async () => {
  const { id, person, scim, tokenId } = await withRemovedAnn();
  await setUserActive(person, { id, active: true });
  expect(await getPerson(person, { id })).toMatchObject({
    status: "active",
    managedBy: null,
    removedByScim: false,
  });
  const linked = await postUser(scim, personDocument("ann@example.com"));
  expect(linked).toMatchObject({ id, managedBy: tokenId });
});

test("an admin who adds a removed person again brings that account back", async () => {
  const { id, person } = await withRemovedAnn();
  const identity = { email: "Ann@Example.com", givenName: "Ann", familyName: "Lee" };
  expect(await addUser(person, { ...identity, role: "member" })).toEqual({ id });
  expect(await getPerson(person, { id })).toMatchObject({ status: "active", managedBy: null });
});

test("deactivating a removed account, or changing its role, doesn't bring it back", async () => {
  const { id, person, scim, mark, events } = await withRemovedAnn();
  const before = await mark();
  await setUserActive(person, { id, active: false });
  expect(await events(before)).toEqual([]);
  await setUserRole(person, { id, role: "admin" });
  expect(await visibleToScim(scim, id)).toBeUndefined();
  expect(await getPerson(person, { id })).toMatchObject({ role: "admin", removedByScim: true });
});

test("what changed by a removal is all that its event says", async () => {
  const { scim, mark, events } = await newWorkspace();
  const { id } = await postUser(scim, personDocument("ann@example.com", { active: false }));
  const before = await mark();
  await removeUser(scim, id);
  expect(await events(before)).toMatchObject([
    { action: "user.deactivated", before: { removed: false }, after: { removed: true } },
  ]);
  expect((await events(before))[0]?.before).not.toHaveProperty("active");
});
