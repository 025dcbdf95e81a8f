import fc from "fast-check";
import type { Ctx } from "@/lib/directory/ctx";
import { DirectoryError } from "@/lib/directory/errors";
import { removeGroup } from "@/lib/directory/groups/update-group";
import {
  assignPolicy,
  attachPolicy,
  detachPolicy,
  unassignPolicy,
} from "@/lib/directory/policies/assign-policy";
import { archivePolicy, restorePolicy } from "@/lib/directory/policies/edit-policy";
import { removeUser } from "@/lib/directory/users/update-user";
import { publishedPolicy, publishNext, sign } from "./policies";
import { changeMembers, changeUser, personDocument, postGroup, postUser } from "./provisioning";
import { newWorkspace } from "./workspace";

/** A few people, groups and policies, to which changes refer by number. */
export interface Playground {
  readonly slug: string;
  readonly operator: Ctx;
  readonly scim: Ctx;
  readonly people: string[];
  readonly groups: string[];
  readonly policies: string[];
}

const sizes = { people: 4, groups: 4, policies: 3 };
const names = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, n) => `${prefix}${n}`);

/** A new workspace: each person in one group, each policy in force and attached to one. */
export async function newPlayground(): Promise<Playground> {
  const workspace = await newWorkspace();
  const { slug, operator, scim } = workspace;
  const on: Playground = { slug, operator, scim, people: [], groups: [], policies: [] };
  for (const name of names(sizes.people, "p")) {
    on.people.push((await postUser(scim, personDocument(name))).id);
  }
  for (const [n, name] of names(sizes.groups, "g").entries()) {
    on.groups.push((await postGroup(scim, name, [at(on.people, n)])).id);
  }
  for (const [n, title] of names(sizes.policies, "policy ").entries()) {
    on.policies.push(await publishedPolicy(workspace, { title, groupIds: [at(on.groups, n)] }));
  }
  return on;
}

const at = (ids: readonly string[], n: number): string => ids[n] ?? "";

const p = fc.nat(sizes.people - 1);
const g = fc.nat(sizes.groups - 1);
const y = fc.nat(sizes.policies - 1);
const who = fc.record({
  people: fc.subarray([0, 1, 2, 3]),
  groups: fc.subarray([0, 1, 2, 3], { maxLength: 1 }),
});

type Change = readonly [string, (on: Playground) => Promise<unknown>];

const change = <T>(
  weight: number,
  name: string,
  of: fc.Arbitrary<T>,
  run: (on: Playground, value: T) => Promise<unknown>,
) => ({
  weight,
  arbitrary: of.map(
    (value): Change => [`${name} ${JSON.stringify(value)}`, (on) => run(on, value)],
  ),
});

const members = (weight: number, kind: "add" | "remove" | "replace") =>
  change(weight, kind, fc.tuple(g, who), (on, [group, { people, groups }]) =>
    changeMembers(on.scim, at(on.groups, group), kind, [
      ...people.map((n) => at(on.people, n)),
      ...groups.map((n) => at(on.groups, n)),
    ]),
  );

/** A change to anything that assignments depend on. Adding reasons is more frequent than removing them. */
export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  members(8, "add"),
  members(2, "remove"),
  members(1, "replace"),
  change(4, "attach", fc.tuple(y, g), (on, of) => attachPolicy(on.operator, attachment(on, of))),
  change(2, "detach", fc.tuple(y, g), (on, of) => detachPolicy(on.operator, attachment(on, of))),
  change(3, "assign", fc.tuple(y, p), (on, [policy, person]) =>
    assignPolicy(on.operator, {
      policyId: at(on.policies, policy),
      userIds: [at(on.people, person)],
    }),
  ),
  change(1, "unassign", fc.tuple(y, p), (on, [policy, person]) =>
    unassignPolicy(on.operator, {
      policyId: at(on.policies, policy),
      userId: at(on.people, person),
    }),
  ),
  change(2, "publish", y, (on, n) => publishNext(on.operator, at(on.policies, n))),
  change(1, "archive", y, (on, n) => archivePolicy(on.operator, { id: at(on.policies, n) })),
  change(2, "restore", y, (on, n) => restorePolicy(on.operator, { id: at(on.policies, n) })),
  change(2, "active", fc.tuple(p, fc.boolean()), (on, [n, active]) =>
    changeUser(on.scim, at(on.people, n), { active }),
  ),
  change(1, "remove person", p, (on, n) => removeUser(on.scim, at(on.people, n))),
  change(2, "return", fc.tuple(p, g), (on, [n, group]) =>
    postUser(on.scim, personDocument(`p${n}`, { groups: [{ value: at(on.groups, group) }] })),
  ),
  change(1, "delete group", g, (on, n) => removeGroup(on.scim, at(on.groups, n))),
  change(2, "create group", fc.tuple(g, p), async (on, [n, person]) => {
    on.groups[n] = (await postGroup(on.scim, `g${n}`, [at(on.people, person)])).id;
  }),
  change(3, "sign", fc.tuple(p, y, fc.integer({ min: 1, max: 2 })), (on, [n, policy, version]) =>
    sign(on.operator, at(on.people, n), { policyId: at(on.policies, policy), version }),
  ),
);

const attachment = (on: Playground, [policy, group]: [number, number]) => ({
  policyId: at(on.policies, policy),
  groupId: at(on.groups, group),
});

/** Makes a change. If the product refuses it, nothing changes; any other error fails the test. */
export async function make([, run]: Change, on: Playground): Promise<void> {
  try {
    await run(on);
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code === "unavailable") throw error;
  }
}
