import { expect, test } from "vitest";
import { getPerson, listPeople } from "@/lib/directory/people";
import { addUser } from "@/lib/directory/users/edit-user";
import type { User } from "@/lib/scim/resources/user";
import { personDocument, postGroup, postUser } from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

const ann = { email: "Ann@Example.com", givenName: "Ann", familyName: "Lee" };

test("a person's account has its email as userName and the role that was given", async () => {
  const { person } = await newWorkspace();
  const { id } = await addUser(person, { ...ann, role: "admin" });
  expect(await getPerson(person, { id })).toMatchObject({
    name: "Ann Lee",
    userName: "Ann@Example.com",
    email: "Ann@Example.com",
    role: "admin",
    status: "active",
    managedBy: null,
  });
});

test("an account that an integration creates is managed by it, active, at version 1", async () => {
  const { scim, person, tokenId, tokenName } = await newWorkspace();
  const { active: _, ...document } = personDocument("ann@example.com");
  const row = await postUser(scim, document);
  expect(row).toMatchObject({ active: true, version: 1, managedBy: tokenId });
  const { managedBy } = await getPerson(person, { id: row.id });
  expect(managedBy).toEqual({ tokenId, name: tokenName });
});

test.each<[string, Partial<User>, string | null]>([
  [
    "the primary address",
    { emails: [{ value: "a@x.com" }, { value: "b@x.com", primary: true }] },
    "b@x.com",
  ],
  [
    "else the work one",
    { emails: [{ value: "a@x.com" }, { value: "b@x.com", type: "Work" }] },
    "b@x.com",
  ],
  ["else the first", { emails: [{ value: "a@x.com" }, { value: "b@x.com" }] }, "a@x.com"],
  ["else a userName that is an address", { userName: "u@x.com" }, "u@x.com"],
  ["else none", { userName: "no address" }, null],
])("people sign in by %s", async (_, document, email) => {
  const { scim } = await newWorkspace();
  expect((await postUser(scim, { userName: "u", ...document })).email).toBe(email);
});

test("no role in the payload makes a member", async () => {
  const { scim } = await newWorkspace();
  expect((await postUser(scim, personDocument("ann@example.com"))).role).toBe("member");
});

test.each<[NonNullable<User["roles"]>, string]>([
  [[{ value: "admin" }], "admin"],
  [[{ value: "ADMIN" }], "admin"],
  [[{ value: "r-1", display: "Admin" }], "admin"],
  [[{ value: "Member" }], "member"],
  [[{ value: "member", display: "Admin" }], "member"],
  [[{ value: "r-2", display: "MEMBER" }], "member"],
])("roles %j make an %s", async (roles, role) => {
  const { scim } = await newWorkspace();
  expect((await postUser(scim, personDocument("ann@example.com", { roles }))).role).toBe(role);
});

test("a role that doesn't exist is refused with the names of those that do, and nothing is made", async () => {
  const { scim, person } = await newWorkspace();
  const document = personDocument("ann@example.com", { roles: [{ value: "owner" }] });
  await expect(postUser(scim, document)).rejects.toMatchObject({
    code: "invalid",
    field: "roles",
    detail: expect.stringMatching(/"owner".*"admin".*"member"/),
  });
  expect((await listPeople(person, {})).total).toBe(1);
});

test("groups in the payload are joined", async () => {
  const { scim, person } = await newWorkspace();
  const [staff, sales] = [await postGroup(scim, "Staff"), await postGroup(scim, "Sales")];
  const groups = [{ value: staff.id }, { value: sales.id }];
  const { id } = await postUser(scim, personDocument("ann@example.com", { groups }));
  const joined = (await getPerson(person, { id })).groups.map(({ name }) => name);
  expect(joined.sort()).toEqual(["Sales", "Staff"]);
});

test("an unknown group in the payload is named in the refusal, and no account is made", async () => {
  const { scim, person } = await newWorkspace();
  const unknown = crypto.randomUUID();
  const { id: known } = await postGroup(scim, "Staff");
  const groups = [{ value: known }, { value: unknown }, { value: "no id" }];
  const posted = postUser(scim, personDocument("ann@example.com", { groups }));
  await expect(posted).rejects.toMatchObject({ code: "invalid", field: "groups" });
  await expect(posted).rejects.toThrow(new RegExp(`"${unknown}".*"no id"`));
  expect((await listPeople(person, {})).total).toBe(1);
});

test.each([
  ["userName", { userName: "ÅSA@EXAMPLE.COM" }, "userName"],
  ["email", { userName: "other", emails: [{ value: "ÅSA@example.com" }] }, "emails"],
])("an account of the same %s in another case is refused", async (_, document, field) => {
  const { scim } = await newWorkspace();
  await postUser(scim, personDocument("åsa@example.com"));
  await expect(postUser(scim, document)).rejects.toMatchObject({ code: "conflict", field });
});

test("of twenty parallel creations of one userName, one is made and nineteen are refused", async () => {
  const { scim, person, mark, events } = await newWorkspace();
  const before = await mark();
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, () => postUser(scim, personDocument("ann@example.com"))),
  );
  const refused = all.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(19);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "conflict" });
  expect((await listPeople(person, {})).total).toBe(2);
  expect(await events(before)).toHaveLength(1);
});

test("a person who adds an account that exists is refused", async () => {
  const { scim, person } = await newWorkspace();
  await postUser(scim, personDocument("ann@example.com"));
  const added = addUser(person, { ...ann, role: "member" });
  await expect(added).rejects.toMatchObject({ code: "conflict", field: "userName" });
});
