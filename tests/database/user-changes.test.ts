import { expect, test } from "vitest";
import { getPerson } from "@/lib/directory/people";
import { userResources } from "@/lib/directory/scim/user-resources";
import { editUser, setUserActive, setUserRole } from "@/lib/directory/users/edit-user";
import { removeUser } from "@/lib/directory/users/update-user";
import { viewer } from "@/lib/directory/viewer";
import { changeUser, personDocument, postUser } from "@/tests/support/provisioning";
import { newWorkspace, signedIn, type Workspace } from "@/tests/support/workspace";

async function stored({ operator }: Pick<Workspace, "operator">, id: string) {
  const row = await userResources.get(operator, id, new Set());
  if (!row) throw new Error("the account is there");
  return row;
}

test("a real change raises the version by one and moves lastModified", async () => {
  const { scim, operator } = await newWorkspace();
  const { id, lastModified } = await postUser(scim, personDocument("ann@example.com"));
  await new Promise((resolve) => setTimeout(resolve, 5));
  await changeUser(scim, id, { title: "Engineer" });
  const row = await stored({ operator }, id);
  expect(row.version).toBe(2);
  expect(Date.parse(row.lastModified)).toBeGreaterThan(lastModified.getTime());
});

test.each<[string, (workspace: Workspace, id: string) => Promise<unknown>]>([
  ["an update with what is there", ({ scim }, id) => changeUser(scim, id, { title: "Engineer" })],
  [
    "a reactivation of somebody active",
    ({ person }, id) => setUserActive(person, { id, active: true }),
  ],
  ["the role that somebody has", ({ person }, id) => setUserRole(person, { id, role: "member" })],
])("%s changes neither version nor lastModified, and writes no event", async (_, noChange) => {
  const workspace = await newWorkspace();
  const document = personDocument("ann@example.com", {
    title: "Engineer",
    roles: [{ value: "Member" }],
  });
  const { id } = await postUser(workspace.scim, document);
  const [row, mark] = [await stored(workspace, id), await workspace.mark()];
  await noChange(workspace, id);
  expect(await stored(workspace, id)).toEqual(row);
  expect(await workspace.events(mark)).toEqual([]);
});

test("an edit that says what is there changes nothing", async () => {
  const { person, member, slug, mark, events } = await newWorkspace();
  const id = await member("ann");
  const before = await mark();
  await editUser(person, { id, email: `ann@${slug}.example`, givenName: "ann", familyName: "Lee" });
  expect(await events(before)).toEqual([]);
});

test("names and addresses of a managed account are read-only for people", async () => {
  const { person, operator, scim, mark, events } = await newWorkspace();
  const { id } = await postUser(scim, personDocument("ann@example.com"));
  const before = await mark();
  const edit = { id, email: "ann@other.example", givenName: "Ann", familyName: "Lee" };
  await expect(editUser(person, edit)).rejects.toMatchObject({ code: "managed" });
  await expect(editUser(operator, edit)).rejects.toMatchObject({ code: "managed" });
  expect(await events(before)).toEqual([]);
});

test("an admin may still deactivate a managed account, reactivate it, and change its role", async () => {
  const { person, scim } = await newWorkspace();
  const { id } = await postUser(scim, personDocument("ann@example.com"));
  await setUserActive(person, { id, active: false });
  expect((await getPerson(person, { id })).status).toBe("deactivated");
  await setUserActive(person, { id, active: true });
  await setUserRole(person, { id, role: "admin" });
  expect(await getPerson(person, { id })).toMatchObject({ status: "active", role: "admin" });
  expect((await getPerson(person, { id })).managedBy).not.toBeNull();
});

test("an address that somebody else has is refused on an edit, and nothing changes", async () => {
  const { person, member, slug } = await newWorkspace();
  const [ann] = [await member("ann"), await member("bob")];
  const edit = { id: ann, email: `BOB@${slug}.example`, givenName: "Ann", familyName: "Lee" };
  await expect(editUser(person, edit)).rejects.toMatchObject({
    code: "conflict",
    field: "userName",
  });
  expect((await getPerson(person, { id: ann })).email).toBe(`ann@${slug}.example`);
});

test.each<[string, (workspace: Workspace, id: string) => Promise<unknown>]>([
  ["a person deactivates them", ({ person }, id) => setUserActive(person, { id, active: false })],
  ["an integration deactivates them", ({ scim }, id) => changeUser(scim, id, { active: false })],
  ["an integration removes them", ({ scim }, id) => removeUser(scim, id)],
])("somebody's sessions end at once when %s, and stay ended", async (_, out) => {
  const workspace = await newWorkspace();
  const { operator, person, member } = workspace;
  const id = await member("ann");
  const session = await signedIn(operator, id);
  await viewer(session);
  await out(workspace, id);
  await expect(viewer(session)).rejects.toMatchObject({ code: "unauthenticated" });
  await setUserActive(person, { id, active: true });
  await expect(viewer(session)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a precondition sees the present version, and where it throws nothing is changed", async () => {
  const { scim } = await newWorkspace();
  const { id } = await postUser(scim, personDocument("ann@example.com"));
  const seen: number[] = [];
  const refuse = (version: number) => {
    seen.push(version);
    throw new Error("another version");
  };
  await expect(removeUser(scim, id, refuse)).rejects.toThrow("another version");
  expect(seen).toEqual([1]);
  expect(await changeUser(scim, id, {})).toMatchObject({ id, version: 1 });
});

test("parallel changes of one account are all kept, one after the other", async () => {
  const { scim } = await newWorkspace();
  const { id } = await postUser(scim, personDocument("ann@example.com"));
  const names = [
    "title",
    "nickName",
    "locale",
    "timezone",
    "userType",
    "preferredLanguage",
  ] as const;
  await Promise.all(names.map((name) => changeUser(scim, id, { [name]: "x" })));
  const row = await changeUser(scim, id, {});
  expect(row?.version).toBe(1 + names.length);
  expect(row?.document).toMatchObject(Object.fromEntries(names.map((name) => [name, "x"])));
});

test("a member may neither read nor change people", async () => {
  const { operator, member } = await newWorkspace();
  const id = await member("ann");
  const ann = await signedIn(operator, id);
  await expect(getPerson(ann, { id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(setUserRole(ann, { id, role: "admin" })).rejects.toMatchObject({
    code: "forbidden",
  });
});
