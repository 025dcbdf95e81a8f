import { expect } from "vitest";
import { exportActivity, listActivity } from "@/lib/directory/activity";
import type { Ctx } from "@/lib/directory/ctx";
import {
  addGroupMembers,
  deleteGroup,
  removeGroupMembers,
  renameGroup as renameOwnGroup,
} from "@/lib/directory/groups/edit-group";
import { getGroup, listGroupPeople } from "@/lib/directory/groups/groups";
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
import {
  exportSigners,
  getPolicy,
  getPolicyVersion,
  listSigners,
} from "@/lib/directory/policies/policies";
import {
  assignmentsOfPerson,
  readAssignedPolicy,
  signPolicy,
} from "@/lib/directory/policies/sign-policy";
import { listRequests } from "@/lib/directory/provisioning-log/provisioning-log";
import { createSetPasswordLink } from "@/lib/directory/set-password";
import { revokeToken } from "@/lib/directory/tokens";
import { editUser, setUserActive, setUserRole } from "@/lib/directory/users/edit-user";
import { removeUser } from "@/lib/directory/users/update-user";
import { publishedPolicy } from "./policies";
import {
  changeMembers,
  changeUser,
  personDocument,
  postGroup,
  postUser,
  renameGroup,
} from "./provisioning";
import { newWorkspace } from "./workspace";

export interface Ids {
  readonly user: string;
  readonly group: string;
  readonly policy: string;
  readonly token: string;
}

export const kinds = ["user", "group", "policy", "token"] as const satisfies readonly (keyof Ids)[];

interface Own extends Ids {
  readonly person: Ctx;
  readonly scim: Ctx;
}

const draft = { title: "x", body: "x", dueDays: null };
const identity = { email: "x@example.com", givenName: "x", familyName: "x" };

/** Each verb with foreign ids; one that takes two ids gets the other from the caller's own workspace. */
export const verbs: Record<string, (own: Own, ids: Ids) => Promise<unknown>> = {
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
  getPolicyVersion: ({ person }, { policy }) =>
    getPolicyVersion(person, { id: policy, version: 1 }),
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
  exportActivity: ({ person }, { user }) =>
    Array.fromAsync(exportActivity(person, { targetId: user })),
  listRequests: ({ person }, { token }) => listRequests(person, { tokenId: token }),
  exportSigners: ({ person }, { policy }) => Array.fromAsync(exportSigners(person, { id: policy })),
  getGroup: ({ person }, { group }) => getGroup(person, { id: group }),
  listGroupPeople: ({ person }, { group }) => listGroupPeople(person, { id: group }),
  "rename a group of one's own": ({ person }, { group }) =>
    renameOwnGroup(person, { id: group, name: "x" }),
  deleteGroup: ({ person }, { group }) => deleteGroup(person, { id: group }),
  addGroupMembers: ({ person, group }, { user }) =>
    addGroupMembers(person, { id: group, memberIds: [user] }),
  removeGroupMembers: ({ person, group }, { user }) =>
    removeGroupMembers(person, { id: group, memberIds: [user] }),
};

/** A workspace with one of each. */
export async function filled() {
  const workspace = await newWorkspace();
  const { id: user } = await postUser(workspace.scim, personDocument("ann@example.com"));
  const { id: group } = await postGroup(workspace.scim, "Staff", [user]);
  const policy = await publishedPolicy(workspace, { groupIds: [group] });
  return { ...workspace, secret: workspace.token, user, group, policy, token: workspace.tokenId };
}

/** A call's result, with the given ids masked. */
async function outcome(call: Promise<unknown>, ids: Ids): Promise<string> {
  const text = await call.then(
    (value) => `gave ${JSON.stringify(value)}`,
    (error) => `refused ${error.code} ${error.field ?? ""} ${error.detail}`,
  );
  return Object.values(ids).reduce((rest, id) => rest.replaceAll(id, "<id>"), text);
}

/** Expects a verb to treat another workspace's ids exactly like ids of nothing, and to change nothing. */
export async function expectUnknown(verb: (own: Own, ids: Ids) => Promise<unknown>): Promise<void> {
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
}
