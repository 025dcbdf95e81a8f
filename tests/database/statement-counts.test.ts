import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { leaveMappingToDrizzle } from "@/db/tx";
import { listActivity } from "@/lib/directory/activity";
import { removeGroup } from "@/lib/directory/groups/update-group";
import { getPerson, listPeople } from "@/lib/directory/people";
import { attachPolicy, detachPolicy } from "@/lib/directory/policies/assign-policy";
import { listPolicies, listSigners } from "@/lib/directory/policies/policies";
import { myAssignments } from "@/lib/directory/policies/sign-policy";
import { groupResources } from "@/lib/directory/scim/group-resources";
import { userResources } from "@/lib/directory/scim/user-resources";
import { listTokens } from "@/lib/directory/tokens";
import { provisionUsers } from "@/lib/directory/users/provision-users";
import { appDatabaseUrl } from "@/lib/env";
import type { JsonObject } from "@/lib/scim/json";
import { publishedPolicy, publishNext } from "@/tests/support/policies";
import {
  changeMembers,
  changeUser,
  personDocument,
  postGroup,
  postUser,
  renameGroup,
} from "@/tests/support/provisioning";
import { statementsOf } from "@/tests/support/statements";
import { newWorkspace, signedIn } from "@/tests/support/workspace";

/** A workspace in which everybody but ann and bob is in Staff, to which a policy is attached. */
async function sized(people: number) {
  const workspace = await newWorkspace();
  const { scim, operator } = workspace;
  const names = Array.from({ length: people }, (_, n) => `p${n}@example.com`);
  const rows = await provisionUsers(
    scim,
    names.map((name) => personDocument(name)),
    async (_, row) => row.id,
  );
  const ids = rows.filter((id) => typeof id === "string");
  const { id: ann } = await postUser(scim, personDocument("ann@example.com"));
  const { id: bob } = await postUser(scim, personDocument("bob@example.com"));
  const { id: group } = await postGroup(scim, "Staff", ids);
  const { id: small } = await postGroup(scim, "Small", [ann]);
  const policyId = await publishedPolicy(workspace, { groupIds: [group] });
  const travel = await publishedPolicy(workspace, { title: "Travel" });
  const member = await signedIn(operator, ids[0] ?? "");
  return { ...workspace, ids, ann, bob, group, small, policyId, travel, asMember: member };
}

type Sized = Awaited<ReturnType<typeof sized>>;
let few: Sized;
let many: Sized;

beforeAll(async () => {
  [few, many] = [await sized(4), await sized(2_000)];
  // So that the planner knows what autovacuum would tell it in time.
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  await owner`analyze`;
  await owner.end();
});

const page = { kind: "index", startIndex: 1, count: 200 } as const;
const nothing = { apply: (current: JsonObject) => current, keepsDocument: true, detached: [] };
const all = { page, fingerprint: "" };

/** Each verb, and how many statements it may take, with begin and commit where it has them, and the credential's check. */
const verbs: [string, number, (of: Sized) => Promise<unknown>][] = [
  ["SCIM reads a user", 1, ({ scim, ann }) => userResources.get(scim, ann, new Set())],
  [
    "SCIM reads a user with groups",
    1,
    ({ scim, ann }) => userResources.get(scim, ann, new Set(["groups"])),
  ],
  [
    "SCIM lists users with groups",
    1,
    ({ scim }) => userResources.list(scim, { ...all, needs: new Set(["groups"]) }),
  ],
  ["SCIM reads a group", 1, ({ scim, group }) => groupResources.get(scim, group, new Set())],
  [
    "SCIM reads a group with members",
    1,
    ({ scim, group }) => groupResources.get(scim, group, new Set(["members"])),
  ],
  [
    "SCIM lists groups with members",
    1,
    ({ scim }) => groupResources.list(scim, { ...all, needs: new Set(["members"]) }),
  ],
  [
    "SCIM changes a user to what it is",
    1,
    ({ scim, ann }) => userResources.update(scim, ann, nothing, new Set(["groups"])),
  ],
  ["a page of people", 5, ({ person }) => listPeople(person, { limit: 200 })],
  ["one person", 5, ({ person, ann }) => getPerson(person, { id: ann })],
  ["a page of the log", 4, ({ person }) => listActivity(person, { limit: 200 })],
  ["the policies", 5, ({ person }) => listPolicies(person)],
  [
    "a page of signers",
    5,
    ({ person, policyId }) => listSigners(person, { id: policyId, limit: 200 }),
  ],
  ["what somebody is to sign", 5, ({ asMember }) => myAssignments(asMember)],
  ["the tokens", 4, ({ person }) => listTokens(person)],
  [
    "a user is changed",
    5,
    ({ scim, ann }) => changeUser(scim, ann, { title: crypto.randomUUID() }),
  ],
  ["a user is changed to what it is", 4, ({ scim, ann }) => changeUser(scim, ann, {})],
  [
    "a user is created",
    5,
    ({ scim }) => postUser(scim, personDocument(`${crypto.randomUUID()}@example.com`)),
  ],
  [
    "a person joins the group",
    9,
    ({ scim, group, ann }) => changeMembers(scim, group, "add", [ann]),
  ],
  [
    "the same person joins again",
    8,
    ({ scim, group, ann }) => changeMembers(scim, group, "add", [ann]),
  ],
  [
    "a person leaves the group",
    9,
    ({ scim, group, ann }) => changeMembers(scim, group, "remove", [ann]),
  ],
  [
    "a person joins a group without policies",
    8,
    ({ scim, small, bob }) => changeMembers(scim, small, "add", [bob]),
  ],
  [
    "everybody joins another group",
    15,
    ({ scim, small, ids }) => changeMembers(scim, small, "replace", ids),
  ],
  ["a group is renamed", 9, ({ scim, group }) => renameGroup(scim, group, crypto.randomUUID())],
  [
    "a policy is attached",
    10,
    ({ operator, travel, group }) => attachPolicy(operator, { policyId: travel, groupId: group }),
  ],
  ["a policy is published", 16, ({ operator, policyId }) => publishNext(operator, policyId)],
  [
    "a policy is detached",
    10,
    ({ operator, travel, group }) => detachPolicy(operator, { policyId: travel, groupId: group }),
  ],
  ["a group is deleted", 13, ({ scim, small }) => removeGroup(scim, small)],
];

test.each(verbs)(
  "%s in at most %i statements, whatever the size of the workspace",
  async (_, limit, verb) => {
    const ofFew = await statementsOf(() => verb(few));
    const ofMany = await statementsOf(() => verb(many));
    expect(ofFew.length).toBeLessThanOrEqual(limit);
    expect(ofMany.length).toBeLessThanOrEqual(limit);
  },
);

test("adding one person to a group reads nobody else's membership", async () => {
  const { scim, slug, group, bob } = many;
  const sent = await statementsOf(() => changeMembers(scim, group, "add", [bob]));
  const reading = sent.filter(({ text }) => text.includes("group_users"));
  expect(reading.length).toBeGreaterThan(0);
  for (const { text, parameters } of reading) {
    expect(await mostRowsRead(slug, text, parameters)).toBeLessThan(10);
  }
});

/** The most rows that one step of a statement's plan yields, as the application's role runs it. */
async function mostRowsRead(slug: string, text: string, parameters: readonly unknown[]) {
  const application = postgres(appDatabaseUrl(), { max: 1 });
  leaveMappingToDrizzle(application.options);
  const plans: string[] = [];
  const explained = application.begin(async (sql) => {
    await sql`select bind_workspace(${slug})`;
    const values = [...parameters] as never[]; // they are what the driver was given before
    const lines = await sql.unsafe(`explain (analyze, timing off) ${text}`, values);
    plans.push(...lines.map((line) => String(line["QUERY PLAN"])));
    throw new Error("undo");
  });
  await expect(explained).rejects.toThrow("undo");
  await application.end();
  return Math.max(...plans.map((line) => Number(/actual rows=([\d.]+)/.exec(line)?.[1] ?? 0)));
}
