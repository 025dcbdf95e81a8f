import { expect, test } from "vitest";
import { getPerson } from "@/lib/directory/people";
import { addUser, setUserActive, setUserRole } from "@/lib/directory/users/edit-user";
import { removeUser } from "@/lib/directory/users/update-user";
import { changeUser, personDocument, postUser } from "@/tests/support/provisioning";
import { newWorkspace, type Workspace } from "@/tests/support/workspace";

const ways: [string, (workspace: Workspace) => Promise<unknown>][] = [
  [
    "a person deactivates",
    ({ person, adminId }) => setUserActive(person, { id: adminId, active: false }),
  ],
  [
    "a person demotes",
    ({ person, adminId }) => setUserRole(person, { id: adminId, role: "member" }),
  ],
  [
    "the operator deactivates",
    ({ operator, adminId }) => setUserActive(operator, { id: adminId, active: false }),
  ],
  [
    "an integration deactivates",
    ({ scim, adminId }) => changeUser(scim, adminId, { active: false }),
  ],
  [
    "an integration demotes",
    ({ scim, adminId }) => changeUser(scim, adminId, { roles: [{ value: "member" }] }),
  ],
  ["an integration removes", ({ scim, adminId }) => removeUser(scim, adminId)],
  [
    "an integration links as deactivated",
    ({ scim, admin }) => postUser(scim, personDocument(admin.email, { active: false })),
  ],
];

test.each(ways)("the last active admin, whom %s, stays", async (_, out) => {
  const workspace = await newWorkspace();
  const before = await workspace.mark();
  await expect(out(workspace)).rejects.toMatchObject({ code: "lastAdmin" });
  const admin = await getPerson(workspace.person, { id: workspace.adminId });
  expect(admin).toMatchObject({ role: "admin", status: "active", removedByScim: false });
  expect(await workspace.events(before)).toEqual([]);
});

test.each(ways)("one of two admins, whom %s, is out", async (_, out) => {
  const workspace = await newWorkspace();
  await addAdmin(workspace, "second");
  await out(workspace);
  const { role, status } = await getPerson(workspace.operator, { id: workspace.adminId });
  expect([role, status]).not.toEqual(["admin", "active"]);
});

test("an admin who is deactivated or removed doesn't count", async () => {
  const workspace = await newWorkspace();
  const { operator, scim, adminId } = workspace;
  const [second, third] = [await addAdmin(workspace, "second"), await addAdmin(workspace, "third")];
  await setUserActive(operator, { id: second, active: false });
  await removeUser(scim, third);
  const demoted = setUserRole(operator, { id: adminId, role: "member" });
  await expect(demoted).rejects.toMatchObject({ code: "lastAdmin" });
});

test("of two admins who step down in parallel, one is refused", async () => {
  const workspace = await newWorkspace();
  const { operator, adminId } = workspace;
  for (let round = 0; round < 5; round++) {
    const other = await addAdmin(workspace, `other${round}`);
    const results = await Promise.allSettled([
      setUserRole(operator, { id: adminId, role: "member" }),
      round % 2 === 0
        ? setUserActive(operator, { id: other, active: false })
        : removeUser(workspace.scim, other),
    ]);
    const refused = results.filter((one) => one.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(["lastAdmin"]);
    await setUserRole(operator, { id: adminId, role: "admin" });
    const stillThere = await getPerson(operator, { id: other });
    if (stillThere.status === "active") await setUserActive(operator, { id: other, active: false });
  }
});

async function addAdmin({ operator, slug }: Workspace, name: string): Promise<string> {
  const email = `${name}@${slug}.example`;
  const added = await addUser(operator, { email, givenName: name, familyName: "", role: "admin" });
  return added.id;
}
