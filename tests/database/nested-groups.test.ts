import { expect, test } from "vitest";
import { removeGroup } from "@/lib/directory/groups/update-group";
import { getPerson } from "@/lib/directory/people";
import { changeMembers, groupNow, membersIn, postGroup } from "@/tests/support/provisioning";
import { newWorkspace, type Workspace } from "@/tests/support/workspace";

const groupsOf = async ({ operator }: Workspace, id: string) =>
  (await getPerson(operator, { id })).groups
    .map(({ name, direct }) => `${name} ${direct ? "direct" : "indirect"}`)
    .sort();

/** Company holds Department, which holds Team, in which ann is. */
async function withCompany() {
  const workspace = await newWorkspace();
  const { scim } = workspace;
  const ann = await workspace.member("ann");
  const { id: team } = await postGroup(scim, "Team", [ann]);
  const { id: department } = await postGroup(scim, "Department", [team]);
  const { id: company } = await postGroup(scim, "Company", [department]);
  return { workspace, scim, ann, team, department, company, before: await workspace.mark() };
}

test("a person is in the groups around their group, indirectly", async () => {
  const { workspace, ann } = await withCompany();
  expect(await groupsOf(workspace, ann)).toEqual([
    "Company indirect",
    "Department indirect",
    "Team direct",
  ]);
});

test("a nested group that is taken out takes its people along", async () => {
  const { workspace, scim, ann, department, company, before } = await withCompany();
  await changeMembers(scim, company, "remove", [department]);
  expect(await groupsOf(workspace, ann)).toEqual(["Department indirect", "Team direct"]);
  expect(await workspace.events(before)).toMatchObject([
    {
      action: "group.member_removed",
      target: { type: "group", id: department },
      before: { groupId: company },
    },
  ]);
});

test("a replacement may name people and groups, and puts out both", async () => {
  const { workspace, scim, ann, team, department, company } = await withCompany();
  const bob = await workspace.member("bob");
  await changeMembers(scim, company, "replace", [team, bob]);
  expect(await membersIn(scim, company)).toEqual([team, bob].sort());
  await changeMembers(scim, company, "replace", [ann]);
  expect(await membersIn(scim, company)).toEqual([ann]);
  expect(await membersIn(scim, department)).toEqual([team]);
});

test("a group can't be in itself, directly or through others", async () => {
  const { workspace, scim, team, department, company, before } = await withCompany();
  for (const [outer, inner] of [
    [team, team],
    [team, department],
    [team, company],
    [department, company],
  ] as const) {
    const closing = changeMembers(scim, outer, "add", [inner]);
    await expect(closing).rejects.toMatchObject({ code: "invalid", field: "members" });
    await expect(closing).rejects.toThrow(inner);
  }
  expect(await workspace.events(before)).toEqual([]);
});

test("of parallel nestings that would close a circle together, some are refused and no circle is there", async () => {
  const workspace = await newWorkspace();
  const { scim } = workspace;
  const ids: string[] = [];
  for (const name of ["A", "B", "C", "D"]) ids.push((await postGroup(scim, name)).id);
  const results = await Promise.allSettled(
    ids.map((id, n) => changeMembers(scim, id, "add", [ids[(n + 1) % ids.length] ?? ""])),
  );
  const refused = results.filter((one) => one.status === "rejected");
  expect(refused.map(({ reason }) => reason.code)).toEqual(["invalid"]);

  const inside = new Map(
    await Promise.all(ids.map(async (id) => [id, await membersIn(scim, id)] as const)),
  );
  const reaches = (from: string): string[] =>
    (inside.get(from) ?? []).flatMap((id) => [id, ...reaches(id)]);
  for (const id of ids) expect(reaches(id)).not.toContain(id);
});

test("deleting a nested group is a change of the group around it", async () => {
  const { workspace, scim, ann, team, department, before } = await withCompany();
  await removeGroup(scim, team);
  expect(await membersIn(scim, department)).toEqual([]);
  expect((await groupNow(scim, department)).version).toBe(2);
  expect(await groupsOf(workspace, ann)).toEqual([]);
  const told = (await workspace.events(before)).map(({ action, target }) => [action, target.id]);
  expect(told).toEqual([
    ["group.deleted", team],
    ["group.member_removed", ann],
    ["group.member_removed", team],
  ]);
});

test("deleting a group leaves the groups in it, with their people", async () => {
  const { workspace, scim, ann, department } = await withCompany();
  await removeGroup(scim, department);
  expect(await groupsOf(workspace, ann)).toEqual(["Team direct"]);
});
