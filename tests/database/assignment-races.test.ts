import { expect, test } from "vitest";
import {
  assignPolicy,
  attachPolicy,
  detachPolicy,
  unassignPolicy,
} from "@/lib/directory/policies/assign-policy";
import { archivePolicy, restorePolicy } from "@/lib/directory/policies/edit-policy";
import { expectedAssignments, keptAssignments } from "@/tests/support/model";
import { publishNext } from "@/tests/support/policies";
import { changeMembers } from "@/tests/support/provisioning";
import { newPlayground, type Playground } from "@/tests/support/random-changes";

type Step = (on: Names) => Promise<unknown>;

/** Person 0 is in the team alone; the policy is attached to nothing, and the outer group holds nobody. */
interface Names extends Playground {
  readonly ann: string;
  readonly bob: string;
  readonly team: string;
  readonly outer: string;
  readonly policyId: string;
}

const join: Step = ({ scim, team, bob }) => changeMembers(scim, team, "add", [bob]);
const leave: Step = ({ scim, team, bob }) => changeMembers(scim, team, "remove", [bob]);
const attach: Step = ({ operator, policyId, outer }) =>
  attachPolicy(operator, { policyId, groupId: outer });
const detach: Step = ({ operator, policyId, outer }) =>
  detachPolicy(operator, { policyId, groupId: outer });
const nest: Step = ({ scim, team, outer }) => changeMembers(scim, outer, "add", [team]);
const unnest: Step = ({ scim, team, outer }) => changeMembers(scim, outer, "remove", [team]);
const assign: Step = ({ operator, policyId, bob }) =>
  assignPolicy(operator, { policyId, userIds: [bob] });
const unassign: Step = ({ operator, policyId, bob }) =>
  unassignPolicy(operator, { policyId, userId: bob });
const publish: Step = ({ operator, policyId }) => publishNext(operator, policyId, "policy 3");
const archive: Step = ({ operator, policyId }) => archivePolicy(operator, { id: policyId });
const restore: Step = ({ operator, policyId }) => restorePolicy(operator, { id: policyId });

/** What is done before, and the two that then meet. */
const meetings: [string, Step[], Step, Step][] = [
  ["joining and attaching", [nest], join, attach],
  ["joining and detaching", [nest, attach], join, detach],
  ["joining and nesting", [attach], join, nest],
  ["joining and taking out a nested group", [attach, nest], join, unnest],
  ["joining and publishing", [nest, attach], join, publish],
  ["joining and archiving", [nest, attach], join, archive],
  ["joining and restoring", [nest, attach, archive], join, restore],
  ["leaving and attaching", [nest, join], leave, attach],
  ["leaving and detaching", [nest, attach, join], leave, detach],
  ["leaving and a direct assignment", [nest, attach, join], leave, assign],
  ["leaving and taking a direct assignment back", [nest, attach, join, assign], leave, unassign],
  ["nesting and attaching", [], nest, attach],
  ["nesting and detaching", [attach], nest, detach],
  ["nesting and publishing", [attach], nest, publish],
  ["a direct assignment and publishing", [], assign, publish],
  ["a direct assignment and archiving", [], assign, archive],
];

const rounds = 4;

test.each(meetings)(
  "%s at the same time leave what the reasons say",
  async (_, before, first, second) => {
    for (let round = 0; round < rounds; round++) {
      const on = await newNames();
      for (const step of before) await step(on);
      const both = round % 2 === 0 ? [first, second] : [second, first];
      await Promise.all(both.map((step) => step(on)));
      expect(await keptAssignments(on.slug)).toEqual(await expectedAssignments(on.slug));
    }
  },
);

async function newNames(): Promise<Names> {
  const on = await newPlayground();
  const [ann = "", bob = ""] = on.people;
  const [team = "", , , outer = ""] = on.groups;
  const policyId = on.policies[2] ?? "";
  await changeMembers(on.scim, outer, "replace", []);
  await detachPolicy(on.operator, { policyId, groupId: on.groups[2] ?? "" });
  return { ...on, ann, bob, team, outer, policyId };
}
