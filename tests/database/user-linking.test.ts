import { expect, test } from "vitest";
import { listPeople } from "@/lib/directory/people";
import { addUser } from "@/lib/directory/users/edit-user";
import { changeUser, personDocument, postUser } from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

const ann = { email: "ann@example.com", givenName: "Ann", familyName: "Lee" };

test.each([
  ["email", { userName: "ann.lee", emails: [{ value: "ANN@Example.com" }] }],
  ["userName", { userName: "Ann@EXAMPLE.com" }],
])(
  "a POST whose %s is a person's own account's, in any case, links that account",
  async (_, document) => {
    const { scim, person, tokenId } = await newWorkspace();
    const { id } = await addUser(person, { ...ann, role: "member" });
    const linked = await postUser(scim, document);
    expect(linked).toMatchObject({ id, managedBy: tokenId, userName: document.userName });
    expect((await listPeople(person, {})).total).toBe(2);
  },
);

test("letters outside of ASCII match in any case too", async () => {
  const { scim, person } = await newWorkspace();
  const { id } = await addUser(person, { ...ann, email: "ΣΊΣΥΦΟΣ@example.com", role: "member" });
  expect((await postUser(scim, personDocument("σίσυφος@example.com"))).id).toBe(id);
});

test("linking that says nothing new writes no event and leaves the version", async () => {
  const { scim, person, tokenId, mark, events } = await newWorkspace();
  const { id } = await addUser(person, { ...ann, role: "member" });
  const before = await mark();
  const sent = {
    userName: "ann@example.com",
    name: { givenName: "Ann", familyName: "Lee" },
    emails: [{ value: "ann@example.com", primary: true }],
    active: true,
  };
  const linked = await postUser(scim, sent);
  expect(linked).toMatchObject({ id, managedBy: tokenId, version: 1, label: "Ann Lee" });
  expect(await events(before)).toEqual([]);
});

test("linking that changes an attribute writes one event, with that attribute alone", async () => {
  const { scim, person, mark, events } = await newWorkspace();
  await addUser(person, { ...ann, role: "member" });
  const before = await mark();
  const own = personDocument("ann@example.com", {
    displayName: "Ann Lee",
    name: { formatted: "Ann Lee", givenName: "Ann", familyName: "Lee" },
    roles: [{ value: "member" }],
  });
  await postUser(scim, { ...own, title: "Engineer" });
  expect(await events(before)).toMatchObject([
    { action: "user.updated", source: "scim", before: {}, after: { title: "Engineer" } },
  ]);
});

test("the first update by an integration links, even one that changes nothing", async () => {
  const { scim, person, tokenId, mark, events } = await newWorkspace();
  const { id } = await addUser(person, { ...ann, role: "member" });
  const before = await mark();
  expect(await changeUser(scim, id, {})).toMatchObject({ managedBy: tokenId, version: 1 });
  expect(await events(before)).toEqual([]);
});

test("an admin who is linked without roles stays an admin", async () => {
  const { scim, person } = await newWorkspace();
  await addUser(person, { ...ann, role: "admin" });
  const document = personDocument("ann@example.com");
  expect((await postUser(scim, document)).role).toBe("admin");
});

test("an admin who is linked with an empty list of roles stays an admin", async () => {
  const { scim, person } = await newWorkspace();
  await addUser(person, { ...ann, role: "admin" });
  const document = personDocument("ann@example.com", { roles: [] });
  expect((await postUser(scim, document)).role).toBe("admin");
});

test("a deactivated account stays so when it is linked without active, and comes back with it", async () => {
  const { scim, person, member } = await newWorkspace();
  const id = await member("ann");
  await changeUser(person, id, { active: false });
  const { active: _, ...silent } = personDocument(
    (await listPeople(person, { search: "ann" })).people[0]?.userName ?? "",
  );
  expect(await postUser(scim, silent)).toMatchObject({ id, active: false });
  expect(await changeUser(scim, id, { active: true })).toMatchObject({ active: true });
});

test.each([
  ["userName", { userName: "ANN@example.com", emails: [{ value: "new@example.com" }] }, "userName"],
  ["email", { userName: "new", emails: [{ value: "ann@EXAMPLE.com" }] }, "emails"],
])(
  "a POST that matches a linked account by %s is refused, naming the attribute",
  async (_, document, field) => {
    const { scim, mark, events } = await newWorkspace();
    await postUser(scim, personDocument("ann@example.com"));
    const before = await mark();
    await expect(postUser(scim, document)).rejects.toMatchObject({ code: "conflict", field });
    expect(await events(before)).toEqual([]);
  },
);

test("a POST of which userName and email name two accounts is refused, and links neither", async () => {
  const { scim, person } = await newWorkspace();
  await addUser(person, { ...ann, role: "member" });
  await addUser(person, { ...ann, email: "bob@example.com", role: "member" });
  const document = { userName: "ann@example.com", emails: [{ value: "bob@example.com" }] };
  await expect(postUser(scim, document)).rejects.toMatchObject({
    code: "conflict",
    detail: expect.stringContaining("Two accounts match"),
  });
  expect((await listPeople(person, { source: "scim" })).total).toBe(0);
});

test("parallel POSTs that match one account link it once", async () => {
  const { scim, person } = await newWorkspace();
  const { id } = await addUser(person, { ...ann, role: "member" });
  const all = await Promise.allSettled(
    Array.from({ length: 8 }, () => postUser(scim, personDocument("ann@example.com"))),
  );
  const linked = all.filter((one) => one.status === "fulfilled");
  expect(linked.map(({ value }) => value.id)).toEqual([id]);
});

test("somebody's address that is another one's userName is no clash, and links nobody", async () => {
  const { scim, person } = await newWorkspace();
  const shared = "sales@example.com";
  const { id } = await postUser(scim, {
    userName: shared,
    emails: [{ value: "lee@example.com" }],
  });
  const other = await postUser(scim, { userName: "kim", emails: [{ value: shared }] });
  expect(other.id).not.toBe(id);
  expect((await listPeople(person, {})).total).toBe(3);
});
