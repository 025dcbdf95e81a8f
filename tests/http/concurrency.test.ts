import { expect, test } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import { revokeToken } from "@/lib/directory/tokens";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { expectError, idsOf } from "./answers";
import {
  createGroup,
  createUser,
  filtered,
  groupBody,
  membersFrom,
  patchBody,
  type Resource,
  replacing,
} from "./messages";

const many = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

const memberIds = async ({ scim }: HttpTenant, { id }: Resource) =>
  (((await scim.get(`/Groups/${id}`)).body.members ?? []) as { value: string }[])
    .map(({ value }) => value)
    .sort();

test("64 changes of one group's members at once: none is lost, none is refused", async () => {
  const tenant = await newHttpTenant();
  const { scim } = tenant;
  const leaving = await many(32, () => createUser(scim));
  const coming = await many(32, () => createUser(scim));
  const group = await createGroup(scim, { members: membersFrom(...leaving) });
  const patch = (operation: object) =>
    scim.patch(`/Groups/${group.id}`, patchBody({ ...operation }));
  const answers = await many(64, (i) => {
    const [out, into] = [leaving[i >> 1], coming[i >> 1]];
    return i % 2
      ? patch({ op: "remove", path: `members[value eq "${out?.id}"]` })
      : patch({ op: "add", path: "members", value: [{ value: into?.id ?? "" }] });
  });
  expect(answers.map(({ status }) => status)).toEqual(Array(64).fill(204));
  expect(await memberIds(tenant, group)).toEqual(coming.map(({ id }) => id).sort());
  const { events } = await listActivity(tenant.operator, { limit: 1000, source: "scim" });
  const times = (action: string) => events.filter((event) => event.action === action).length;
  expect([times("group.member_added"), times("group.member_removed")]).toEqual([64, 32]);
  expect((await scim.get(`/Groups/${group.id}`)).headers.etag).not.toBe(group.meta.version);
});

test("the same member added sixteen times at once is added once", async () => {
  const tenant = await newHttpTenant();
  const user = await createUser(tenant.scim);
  const group = await createGroup(tenant.scim);
  const add = patchBody({ op: "add", path: "members", value: membersFrom(user) });
  const answers = await many(16, () => tenant.scim.patch(`/Groups/${group.id}`, add));
  expect(answers.map(({ status }) => status)).toEqual(Array(16).fill(204));
  expect(await memberIds(tenant, group)).toEqual([user.id]);
  const { events } = await listActivity(tenant.operator, { action: "group.member_added" });
  expect(events).toHaveLength(1);
});

test("replacements, additions, renamings and removals of people at once end in one of their orders", async () => {
  const tenant = await newHttpTenant();
  const { scim } = tenant;
  const people = await many(12, () => createUser(scim));
  const group = await createGroup(scim);
  const answers = await many(36, (i) => {
    const one = people[i % 12];
    if (!one) throw new Error("there are twelve people");
    if (i < 12)
      return scim.patch(
        `/Groups/${group.id}`,
        patchBody({ op: "add", path: "members", value: membersFrom(one) }),
      );
    if (i < 20)
      return scim.put(
        `/Groups/${group.id}`,
        groupBody({ displayName: `g${i}`, members: membersFrom(one) }),
      );
    if (i < 28) return scim.patch(`/Groups/${group.id}`, replacing("displayName", `h${i}`));
    return scim.delete(`/Users/${one.id}`);
  });
  // An addition of somebody who has just been removed is refused as a person who isn't there.
  for (const { status, text } of answers) expect([200, 204, 400], text).toContain(status);
  const left = new Set(idsOf(await scim.get("/Users?count=100")));
  for (const id of await memberIds(tenant, group)) expect(left).toContain(id);
});

test("two groups that are nested in each other at once: one is refused", async () => {
  const tenant = await newHttpTenant();
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await createGroup(tenant.scim), await createGroup(tenant.scim)];
    const nest = (into: Resource, what: Resource) =>
      tenant.scim.patch(
        `/Groups/${into.id}`,
        patchBody({ op: "add", path: "members", value: membersFrom(what) }),
      );
    const answers = await Promise.all([nest(a, b), nest(b, a)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
  }
});

test("twenty parallel changes without If-Match all happen, one after the other", async () => {
  const { scim } = await newHttpTenant();
  const { id } = await createUser(scim);
  const answers = await many(20, (i) => scim.patch(`/Users/${id}`, replacing("title", `t${i}`)));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect((await scim.get(`/Users/${id}`)).headers.etag).toBe('W/"21"');
});

test("renamings to one userName at once: one is 200, the others 409", async () => {
  const { scim } = await newHttpTenant();
  const people = await many(10, () => createUser(scim));
  const answers = await Promise.all(
    people.map(({ id }) => scim.patch(`/Users/${id}`, replacing("userName", "wanted"))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
  for (const answer of answers.filter(({ status }) => status === 409)) {
    expectError(answer, {
      status: 409,
      scimType: "uniqueness",
      detail: 'userName "wanted" is already used by the account',
    });
  }
  expect(idsOf(await scim.get(`/Users${filtered('userName eq "wanted"')}`))).toHaveLength(1);
});

test("two admins demoted at once: one stays", async () => {
  const { scim } = await newHttpTenant();
  const [first] = idsOf(await scim.get(`/Users${filtered('roles.value eq "admin"')}`));
  const second = await createUser(scim, { roles: [{ value: "admin" }] });
  const answers = await Promise.all(
    [first, second.id].map((id) => scim.patch(`/Users/${id}`, replacing("active", false))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
});

test("[2] no request that starts after a revocation was answered succeeds, in the middle of a burst", async () => {
  const tenant = await newHttpTenant();
  let revoked = false;
  const late: number[] = [];
  const worker = async () => {
    for (let i = 0; i < 40; i++) {
      const startedAfter = revoked;
      const { status } = await tenant.scim.get("/Users?count=1");
      if (startedAfter) late.push(status);
    }
  };
  const revoking = (async () => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    await revokeToken(tenant.operator, { id: tenant.tokenId });
    revoked = true;
  })();
  await Promise.all([revoking, ...Array.from({ length: 8 }, worker)]);
  expect(late.length).toBeGreaterThan(8);
  expect(new Set(late)).toEqual(new Set([401]));
  expectError(await tenant.scim.get("/Users"), { status: 401 });
});
