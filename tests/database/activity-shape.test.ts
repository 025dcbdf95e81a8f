import { expect, test } from "vitest";
import type { ActivityRow } from "@/lib/directory/activity";
import type { Ctx } from "@/lib/directory/ctx";
import { removeGroup } from "@/lib/directory/groups/update-group";
import { addUser, setUserActive, setUserRole } from "@/lib/directory/users/edit-user";
import { publishedPolicy } from "@/tests/support/policies";
import {
  changeMembers,
  changeUser,
  personDocument,
  postGroup,
  postUser,
  renameGroup,
} from "@/tests/support/provisioning";
import { anew, newWorkspace, type Workspace } from "@/tests/support/workspace";

/** A workspace with ann in the group Staff, to which a policy is attached, and bob outside of it. */
async function staffed() {
  const workspace = await newWorkspace();
  const { operator, member } = workspace;
  const [ann, bob] = [await member("ann"), await member("bob")];
  const { id: group } = await postGroup(operator, "Staff", [ann]);
  await publishedPolicy(workspace, { groupIds: [group] });
  return { ...workspace, ann, bob, group };
}

type Staffed = Awaited<ReturnType<typeof staffed>>;
type Rule = (of: Staffed, by: Ctx) => Promise<unknown>;
const isPerson = (ctx: Ctx) => ctx.credential.kind === "session";

/** Each rule as a person applies it and as an integration does. */
const rules: Record<string, Rule> = {
  "deactivating somebody": ({ ann }, by) =>
    isPerson(by)
      ? setUserActive(by, { id: ann, active: false })
      : changeUser(by, ann, { active: false }),
  "reactivating somebody": async ({ ann, operator }, by) => {
    await setUserActive(operator, { id: ann, active: false });
    await (isPerson(by)
      ? setUserActive(by, { id: ann, active: true })
      : changeUser(by, ann, { active: true }));
  },
  "changing a role": ({ ann }, by) =>
    isPerson(by)
      ? setUserRole(by, { id: ann, role: "admin" })
      : changeUser(by, ann, { roles: [{ value: "admin" }] }),
  "creating an account": (_, by) =>
    isPerson(by)
      ? addUser(by, { email: "cy@example.com", givenName: "Cy", familyName: "Lee", role: "member" })
      : postUser(by, {
          ...personDocument("cy@example.com"),
          displayName: "Cy Lee",
          name: { formatted: "Cy Lee", givenName: "Cy", familyName: "Lee" },
          roles: [{ value: "member" }],
        }),
  "creating a group": ({ bob }, by) => postGroup(by, "Sales", [bob]),
  "renaming a group": ({ group }, by) => renameGroup(by, group, "Everyone"),
  "joining a group": ({ group, bob }, by) => changeMembers(by, group, "add", [bob]),
  "leaving a group": ({ group, ann }, by) => changeMembers(by, group, "remove", [ann]),
  "replacing members": ({ group, bob }, by) => changeMembers(by, group, "replace", [bob]),
  "deleting a group": ({ group }, by) => removeGroup(by, group),
};

/** What is the same whoever did it, with ids and the workspace's own names taken out. */
function shapeOf(events: readonly ActivityRow[], { slug }: Workspace): unknown {
  const shape = events.map(({ action, target, before, after }) => ({
    action,
    target: { type: target.type, label: target.label },
    before,
    after,
  }));
  const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  return JSON.parse(JSON.stringify(shape).replaceAll(uuid, "<id>").replaceAll(slug, "<slug>"));
}

test.each(Object.entries(rules))(
  "%s leaves the same events from a person and over SCIM",
  async (_, rule) => {
    const [mine, theirs] = [await staffed(), await staffed()];
    const told: unknown[] = [];
    for (const [workspace, by] of [
      [mine, mine.person],
      [theirs, theirs.scim],
    ] as const) {
      const before = await workspace.mark();
      await rule(workspace, by);
      const all = await workspace.events(before);
      const own = all.filter(({ requestId }) => requestId === by.request.id);
      expect(own.length).toBeGreaterThan(0);
      told.push(shapeOf(own, workspace));
    }
    expect(told[1]).toEqual(told[0]);
  },
);

test("a person's event says web and names the person; an integration's says scim and names the token", async () => {
  const { person, scim, adminId, tokenId, tokenName, ann, bob, group, mark, events } =
    await staffed();
  const before = await mark();
  const [first, second] = [anew(person), anew(scim)];
  await changeMembers(first, group, "add", [bob]);
  await changeUser(second, ann, { title: "Engineer" });
  const told = await events(before);
  expect(told.filter(({ requestId }) => requestId === first.request.id)).toHaveLength(2);
  expect(told[0]).toMatchObject({
    source: "web",
    actor: { type: "user", id: adminId },
    tokenId: null,
    tokenName: null,
  });
  expect(told.at(-1)).toMatchObject({
    source: "scim",
    actor: { type: "token", id: tokenId, name: tokenName },
    tokenId,
    tokenName,
    requestId: second.request.id,
  });
});

test("the operator's event says system", async () => {
  const { events } = await newWorkspace();
  expect((await events())[0]).toMatchObject({
    source: "system",
    actor: { type: "system", id: null },
  });
});

test("before and after hold what changed, and nothing else", async () => {
  const { scim, mark, events } = await newWorkspace();
  const { id } = await postUser(
    scim,
    personDocument("ann@example.com", { title: "Engineer", locale: "en" }),
  );
  const before = await mark();
  await changeUser(scim, id, { title: "Director", nickName: "Annie" });
  const [event] = await events(before);
  expect(event?.before).toEqual({ title: "Engineer" });
  expect(event?.after).toEqual({ title: "Director", nickName: "Annie" });
});

test("a change that is refused leaves no event, not even of what had been done by then", async () => {
  const { scim, group, bob, mark, events } = await staffed();
  const before = await mark();
  await expect(changeMembers(scim, group, "add", [bob, "unknown"])).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await events(before)).toEqual([]);
});
