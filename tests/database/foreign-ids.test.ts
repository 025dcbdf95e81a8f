import { expect, test } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import type { Ctx } from "@/lib/directory/ctx";
import { removeGroup } from "@/lib/directory/groups/update-group";
import { getPerson } from "@/lib/directory/people";
import {
  assignPolicy,
  attachPolicy,
  detachPolicy,
  unassignPolicy,
} from "@/lib/directory/policies/assign-policy";
import {
  archivePolicy,
  editPolicy,
  publishPolicy,
  restorePolicy,
} from "@/lib/directory/policies/edit-policy";
import { getPolicy, listSigners } from "@/lib/directory/policies/policies";
import {
  assignmentsOfPerson,
  readAssignedPolicy,
  signPolicy,
} from "@/lib/directory/policies/sign-policy";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { revokeToken } from "@/lib/directory/tokens";
import { editUser, setUserActive, setUserRole } from "@/lib/directory/users/edit-user";
import { removeUser } from "@/lib/directory/users/update-user";
import { publishedPolicy } from "@/tests/support/policies";
import {
  changeMembers,
  changeUser,
  personDocument,
  postGroup,
  postUser,
  renameGroup,
} from "@/tests/support/provisioning";
import { newWorkspace } from "@/tests/support/workspace";

interface Ids {
  readonly user: string;
  readonly group: string;
  readonly policy: string;
  readonly token: string;
}

interface Own extends Ids {
  readonly person: Ctx;
  readonly scim: Ctx;
}

const draft = { title: "x", body: "x", dueDays: null };
const identity = { email: "x@example.com", givenName: "x", familyName: "x" };

/** Each verb, given ids that are not the caller's workspace's; where it needs two, the other one is. */
const verbs: Record<string, (own: Own, ids: Ids) => Promise<unknown>> = {
  getPerson: ({ person }, { user }) => getPerson(person, { id: user }),
  editUser: ({ person }, { user }) => editUser(person, { id: user, ...identity }),
  setUserActive: ({ person }, { user }) => setUserActive(person, { id: user, active: false }),
  setUserRole: ({ person }, { user }) => setUserRole(person, { id: user, role: "admin" }),
  createSetPasswordLink: ({ person }, { user }) => createSetPasswordLink(person, { id: user }),
  updateUser: ({ scim }, { user }) => changeUser(scim, user, { title: "x" }),
  removeUser: ({ scim }, { user }) => removeUser(scim, user),
  "provisionUser into a group": ({ scim }, { group }) =>
    postUser(scim, personDocument("new@example.com", { groups: [{ value: group }] })),
  renameGroup: ({ scim }, { group }) => renameGroup(scim, group, "x"),
  removeGroup: ({ scim }, { group }) => removeGroup(scim, group),
  "add a person": ({ scim, group }, { user }) => changeMembers(scim, group, "add", [user]),
  "replace by a person": ({ scim, group }, { user }) =>
    changeMembers(scim, group, "replace", [user]),
  "remove a person": ({ scim, group }, { user }) => changeMembers(scim, group, "remove", [user]),
  "nest a group": ({ scim, group: own }, { group }) => changeMembers(scim, own, "add", [group]),
  "add to a group": ({ scim, user }, { group }) => changeMembers(scim, group, "add", [user]),
  "create a group with a person": ({ scim }, { user }) => postGroup(scim, "New", [user]),
  getPolicy: ({ person }, { policy }) => getPolicy(person, { id: policy }),
  listSigners: ({ person }, { policy }) => listSigners(person, { id: policy }),
  editPolicy: ({ person }, { policy }) => editPolicy(person, { id: policy, ...draft }),
  publishPolicy: ({ person }, { policy }) => publishPolicy(person, { id: policy }),
  archivePolicy: ({ person }, { policy }) => archivePolicy(person, { id: policy }),
  restorePolicy: ({ person }, { policy }) => restorePolicy(person, { id: policy }),
  "attach a policy": ({ person, group }, { policy }) =>
    attachPolicy(person, { policyId: policy, groupId: group }),
  "attach to a group": ({ person, policy }, { group }) =>
    attachPolicy(person, { policyId: policy, groupId: group }),
  "detach a policy": ({ person, group }, { policy }) =>
    detachPolicy(person, { policyId: policy, groupId: group }),
  "assign a policy": ({ person, user }, { policy }) =>
    assignPolicy(person, { policyId: policy, userIds: [user] }),
  "assign to a person": ({ person, policy }, { user }) =>
    assignPolicy(person, { policyId: policy, userIds: [user] }),
  "unassign from a person": ({ person, policy }, { user }) =>
    unassignPolicy(person, { policyId: policy, userId: user }),
  readAssignedPolicy: ({ person }, { policy }) =>
    readAssignedPolicy(person, { policyId: policy, version: 1 }),
  signPolicy: ({ person }, { policy }) => signPolicy(person, { policyId: policy, version: 1 }),
  assignmentsOfPerson: ({ person }, { user }) => assignmentsOfPerson(person, { id: user }),
  revokeToken: ({ person }, { token }) => revokeToken(person, { id: token }),
  listActivity: ({ person }, { user }) => listActivity(person, { targetId: user }),
};

async function filled() {
  const workspace = await newWorkspace();
  const { id: user } = await postUser(workspace.scim, personDocument("ann@example.com"));
  const { id: group } = await postGroup(workspace.scim, "Staff", [user]);
  const policy = await publishedPolicy(workspace, { groupIds: [group] });
  return { ...workspace, user, group, policy, token: workspace.tokenId };
}

/** What a call came to, with the ids that it was given taken out of the text. */
async function outcome(call: Promise<unknown>, ids: Ids): Promise<string> {
  const text = await call.then(
    (value) => `gave ${JSON.stringify(value)}`,
    (error) => `refused ${error.code} ${error.field ?? ""} ${error.detail}`,
  );
  return Object.values(ids).reduce((rest, id) => rest.replaceAll(id, "<id>"), text);
}

test.each(Object.entries(verbs))(
  "%s: an id of another workspace is what an unknown id is",
  async (_, verb) => {
    const [own, other] = [await filled(), await filled()];
    const [mine, theirs] = [await own.mark(), await other.mark()];
    const none = () => crypto.randomUUID();
    const unknown = { user: none(), group: none(), policy: none(), token: none() };
    const { user, group, policy, token } = other;
    const foreign = { user, group, policy, token };
    expect(await outcome(verb(own, foreign), foreign)).toBe(
      await outcome(verb(own, unknown), unknown),
    );
    expect(await own.events(mine)).toEqual([]);
    expect(await other.events(theirs)).toEqual([]);
  },
);

test("a credential of one workspace is nothing in another", async () => {
  const [own, other] = [await filled(), await filled()];
  for (const ctx of [own.person, own.scim]) {
    const elsewhere = { ...ctx, workspace: other.slug };
    const refused = { code: "unauthenticated" };
    await expect(changeUser(elsewhere, other.user, { title: "x" })).rejects.toMatchObject(refused);
    await expect(getPerson(elsewhere, { id: other.user })).rejects.toMatchObject(refused);
  }
  const nowhere = { ...own.scim, workspace: "no-such-workspace" };
  await expect(removeUser(nowhere, own.user)).rejects.toMatchObject({ code: "workspaceNotFound" });
});
