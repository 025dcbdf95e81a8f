import { describe, expect, test } from "vitest";
import { removeGroup } from "@/lib/directory/groups/update-group";
import {
  assignPolicy,
  attachPolicy,
  detachPolicy,
  unassignPolicy,
} from "@/lib/directory/policies/assign-policy";
import { archivePolicy, createPolicy, restorePolicy } from "@/lib/directory/policies/edit-policy";
import { listSigners, type SignerFilter } from "@/lib/directory/policies/policies";
import { assignmentsOfPerson, signPolicy } from "@/lib/directory/policies/sign-policy";
import { setUserActive } from "@/lib/directory/users/edit-user";
import { removeUser } from "@/lib/directory/users/update-user";
import { holdAccount } from "@/tests/support/held-account";
import { asked, publishedPolicy, publishNext, sign, signOffs } from "@/tests/support/policies";
import { overdue } from "@/tests/support/policy-times";
import {
  changeMembers,
  changeUser,
  personDocument,
  postGroup,
  postUser,
} from "@/tests/support/provisioning";
import { newWorkspace, signedIn } from "@/tests/support/workspace";

/** Ann, and a group that a policy is attached to; `by` is who changes the membership. */
async function withPolicy(side: "a person" | "an integration") {
  const workspace = await newWorkspace();
  const { operator, person, scim, member } = workspace;
  const by = side === "a person" ? person : scim;
  const ann = await member("ann");
  const { id: group } = await postGroup(by, "Staff");
  const policyId = await publishedPolicy(workspace, { title: "Conduct", groupIds: [group] });
  return { ...workspace, by, ann, group, policyId, of: { policyId, version: 1 }, operator };
}

describe.each(["a person", "an integration"] as const)(
  "where %s changes the membership",
  (side) => {
    test("joining a group assigns its policies, and tells of it in the person's name", async () => {
      const { operator, by, ann, group, policyId, mark, events } = await withPolicy(side);
      const before = await mark();
      await changeMembers(by, group, "add", [ann]);
      expect(await asked(operator, ann)).toEqual(["Conduct/1 open"]);
      expect(await events(before)).toMatchObject([
        { action: "group.member_added", target: { id: ann } },
        {
          action: "user.assignments_changed",
          target: { type: "user", id: ann },
          before: null,
          after: { assigned: [{ policyId, title: "Conduct", version: 1 }] },
        },
      ]);
    });

    test("leaving withdraws what isn't signed", async () => {
      const { operator, by, ann, group } = await withPolicy(side);
      await changeMembers(by, group, "add", [ann]);
      await changeMembers(by, group, "remove", [ann]);
      expect(await asked(operator, ann)).toEqual([]);
    });

    test("leaving keeps what is signed, and the sign-off", async () => {
      const { operator, by, ann, group, of } = await withPolicy(side);
      await changeMembers(by, group, "add", [ann]);
      await sign(operator, ann, of);
      await changeMembers(by, group, "replace", []);
      expect(await asked(operator, ann)).toEqual(["Conduct/1 signed"]);
      expect(await signOffs(operator, ann)).toMatchObject([of]);
    });

    test("leaving one of two groups keeps what the other gives", async () => {
      const { operator, by, ann, group, policyId } = await withPolicy(side);
      const { id: second } = await postGroup(by, "Sales", [ann]);
      await attachPolicy(operator, { policyId, groupId: second });
      await changeMembers(by, group, "add", [ann]);
      await changeMembers(by, group, "remove", [ann]);
      expect(await asked(operator, ann)).toEqual(["Conduct/1 open"]);
      await changeMembers(by, second, "remove", [ann]);
      expect(await asked(operator, ann)).toEqual([]);
    });

    test("leaving keeps what was assigned directly", async () => {
      const { operator, by, ann, group, policyId } = await withPolicy(side);
      await changeMembers(by, group, "add", [ann]);
      await assignPolicy(operator, { policyId, userIds: [ann] });
      await changeMembers(by, group, "remove", [ann]);
      expect(await asked(operator, ann)).toEqual(["Conduct/1 open"]);
      await unassignPolicy(operator, { policyId, userId: ann });
      expect(await asked(operator, ann)).toEqual([]);
    });

    test("a nested group brings the policies of those around it, and taking it out withdraws them", async () => {
      const { operator, by, ann, group } = await withPolicy(side);
      const { id: team } = await postGroup(by, "Team", [ann]);
      await changeMembers(by, group, "add", [team]);
      expect(await asked(operator, ann)).toEqual(["Conduct/1 open"]);
      await changeMembers(by, group, "remove", [team]);
      expect(await asked(operator, ann)).toEqual([]);
    });

    test("deleting a group withdraws what only it gave, and keeps sign-offs and people", async () => {
      const { operator, by, ann, group, of, member } = await withPolicy(side);
      const bob = await member("bob");
      await changeMembers(by, group, "add", [ann, bob]);
      await sign(operator, ann, of);
      await removeGroup(by, group);
      expect(await asked(operator, ann)).toEqual(["Conduct/1 signed"]);
      expect(await asked(operator, bob)).toEqual([]);
    });

    test("deactivation pauses what is open, not what is signed; reactivation brings it back", async () => {
      const { operator, by, ann, group, of } = await withPolicy(side);
      const second = await publishedPolicy({ operator }, { title: "Travel", userIds: [ann] });
      await changeMembers(by, group, "add", [ann]);
      await sign(operator, ann, of);
      const setActive = (active: boolean) =>
        side === "a person"
          ? setUserActive(by, { id: ann, active })
          : changeUser(by, ann, { active });
      await setActive(false);
      expect(await asked(operator, ann)).toEqual(["Conduct/1 signed", "Travel/1 paused"]);
      await setActive(true);
      expect(await asked(operator, ann)).toEqual(["Conduct/1 signed", "Travel/1 open"]);
      expect(second).toBeTruthy();
    });
  },
);

test("an account created with groups gets their policies at once", async () => {
  const { operator, scim, group } = await withPolicy("an integration");
  const { id } = await postUser(
    scim,
    personDocument("bob@example.com", { groups: [{ value: group }] }),
  );
  expect(await asked(operator, id)).toEqual(["Conduct/1 open"]);
});

test("a removal withdraws what groups gave, and pauses what was assigned directly", async () => {
  const { operator, scim, ann, group } = await withPolicy("an integration");
  await publishedPolicy({ operator }, { title: "Travel", userIds: [ann] });
  await changeMembers(scim, group, "add", [ann]);
  await removeUser(scim, ann);
  expect(await asked(operator, ann)).toEqual(["Travel/1 paused"]);
});

test("those who have yet to sign are listed with those who are late, without the deactivated", async () => {
  const workspace = await newWorkspace();
  const { operator, person, member } = workspace;
  const names = ["ann", "bob", "kim", "lee"] as const;
  const [ann = "", bob = "", kim = "", lee = ""] = await Promise.all(names.map((n) => member(n)));
  const userIds = [ann, bob, kim, lee];
  const id = await publishedPolicy(workspace, { userIds, dueDays: 7 });
  await overdue(workspace, bob);
  await sign(operator, kim, { policyId: id, version: 1 });
  await setUserActive(person, { id: lee, active: false });

  const listed = async (state: SignerFilter) =>
    (await listSigners(person, { id, state })).signers.map(({ userId }) => userId);
  expect(await listed("unsigned")).toEqual([ann, bob]);
  expect(await listed("open")).toEqual([ann]);
  expect(await listed("late")).toEqual([bob]);
  expect(await listed("signed")).toEqual([kim]);
  expect(await listed("paused")).toEqual([lee]);
});

test("attaching assigns to everyone in the group and in those nested in it; detaching withdraws", async () => {
  const { operator, by, ann, group, member, mark, events } = await withPolicy("a person");
  const [bob, cy] = [await member("bob"), await member("cy")];
  const { id: team } = await postGroup(by, "Team", [bob]);
  await changeMembers(by, group, "add", [ann, team]);
  const travel = await publishedPolicy({ operator }, { title: "Travel" });
  const before = await mark();
  await attachPolicy(by, { policyId: travel, groupId: group });
  await attachPolicy(by, { policyId: travel, groupId: group });
  const told = await events(before);
  expect(told[0]).toMatchObject({
    action: "policy.attached",
    target: { id: travel },
    after: { groupId: group },
  });
  expect(
    told
      .slice(1)
      .map(({ target }) => target.id)
      .sort(),
  ).toEqual([ann, bob].sort());
  for (const id of [ann, bob]) expect(await asked(operator, id)).toContain("Travel/1 open");
  expect(await asked(operator, cy)).toEqual([]);
  await detachPolicy(by, { policyId: travel, groupId: group });
  for (const id of [ann, bob]) expect(await asked(operator, id)).toEqual(["Conduct/1 open"]);
});

test("a draft is asked of nobody until it is published", async () => {
  const { operator, ann } = await withPolicy("a person");
  const { id } = await createPolicy(operator, {
    title: "Travel",
    body: "Fly less.",
    dueDays: null,
  });
  await assignPolicy(operator, { policyId: id, userIds: [ann] });
  expect(await asked(operator, ann)).toEqual([]);
  await publishNext(operator, id, "Travel");
  expect(await asked(operator, ann)).toEqual(["Travel/1 open"]);
});

test("a new version asks everyone again, takes the unsigned old one back, and keeps old sign-offs", async () => {
  const { operator, by, ann, group, policyId, of, member } = await withPolicy("a person");
  const bob = await member("bob");
  await changeMembers(by, group, "add", [ann, bob]);
  await sign(operator, ann, of);
  expect(await publishNext(operator, policyId, "Conduct")).toBe(2);
  expect(await asked(operator, ann)).toEqual(["Conduct/1 signed", "Conduct/2 open"]);
  expect(await asked(operator, bob)).toEqual(["Conduct/2 open"]);
  expect(await signOffs(operator, ann)).toMatchObject([of]);
});

test("an archived policy is asked of nobody who hasn't signed, and a restored one is asked again", async () => {
  const { operator, by, ann, group, policyId, of, member } = await withPolicy("a person");
  const bob = await member("bob");
  await changeMembers(by, group, "add", [ann, bob]);
  await sign(operator, ann, of);
  await archivePolicy(operator, { id: policyId });
  expect(await asked(operator, bob)).toEqual([]);
  expect(await signOffs(operator, ann)).toMatchObject([of]);
  await restorePolicy(operator, { id: policyId });
  expect(await asked(operator, bob)).toEqual(["Conduct/1 open"]);
  expect(await asked(operator, ann)).toEqual(["Conduct/1 signed"]);
});

test("what somebody is just signing isn't signed once they are deactivated", async () => {
  const { operator, person, slug, member } = await newWorkspace();
  const ann = await member("ann");
  const policyId = await publishedPolicy({ operator }, { userIds: [ann] });
  const session = await signedIn(operator, ann);

  const account = await holdAccount(slug, ann);
  const deactivated = setUserActive(person, { id: ann, active: false });
  await account.isWaitedForBy(1);
  const signed = signPolicy(session, { policyId, version: 1 });
  const refused = expect(signed).rejects.toMatchObject({ code: "notFound" });
  await account.isWaitedForBy(2);
  await account.release();

  await Promise.all([deactivated, refused]);
  expect(await signOffs(operator, ann)).toEqual([]);
});

test("an assignment knows its reasons: directly, or which groups", async () => {
  const { operator, by, ann, group, policyId } = await withPolicy("a person");
  const { id: team } = await postGroup(by, "Team", [ann]);
  await changeMembers(by, group, "add", [team]);
  await assignPolicy(operator, { policyId, userIds: [ann] });
  const { assignments } = await assignmentsOfPerson(operator, { id: ann });
  expect(assignments[0]?.reasons).toEqual([
    { group: null },
    { group: { id: group, name: "Staff" } },
  ]);
});

test("a due date counts from the assignment", async () => {
  const { operator, member } = await newWorkspace();
  const ann = await member("ann");
  await publishedPolicy({ operator }, { userIds: [ann], dueDays: 14 });
  const [one] = (await assignmentsOfPerson(operator, { id: ann })).assignments;
  const days = ((one?.dueAt?.getTime() ?? 0) - (one?.assignedAt.getTime() ?? 0)) / 86_400_000;
  expect(days).toBeCloseTo(14, 0);
});
