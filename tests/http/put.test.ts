import { expect, test } from "vitest";
import { urn } from "@/lib/scim/urn";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectError, expectRefusal, idsOf } from "./answers";
import {
  bulkBody,
  createGroup,
  createUser,
  groupBody,
  membersFrom,
  replacing,
  userBody,
} from "./messages";

const ext = urn.enterpriseUser;

test("[86] an unknown id is 404: a PUT never creates", async () => {
  const tenant = await newHttpTenant();
  const unknown = "/Users/01a20d4d-392b-765f-b44e-0e939b66356a";
  await expectRefusal(tenant, () => tenant.scim.put(unknown, userBody()), { status: 404 });
  await expectRefusal(tenant, () => tenant.scim.put(unknown, { nonsense: 1 }), { status: 404 });
});

test("[87] 200 and the whole resource", async () => {
  const { scim } = await newHttpTenant();
  const { id } = await createUser(scim);
  const body = userBody({ title: "CTO", [ext]: { department: "Ops" } });
  const answer = await scim.put(`/Users/${id}`, body);
  expect(answer).toMatchObject({
    status: 200,
    body: { title: "CTO", [ext]: { department: "Ops" }, id },
  });
  expect((await scim.get(`/Users/${id}`)).body).toEqual(answer.body);
});

test("[88] what was read, put back, changes nothing", async () => {
  const { scim } = await newHttpTenant();
  const member = await createUser(scim, {
    title: "CTO",
    emails: [{ value: "a@example.com" }],
    roles: [{ value: "member" }],
    [ext]: { manager: { value: "m" } },
  });
  const group = await createGroup(scim, { members: membersFrom(member) });
  for (const path of [`/Users/${member.id}`, `/Groups/${group.id}`]) {
    const { body } = await scim.get(path);
    expect((await scim.put(path, body)).body).toEqual(body);
  }
});

test("[89] what is left out is cleared, core and extension, but for active and roles", async () => {
  const { scim } = await newHttpTenant();
  const { id, userName } = await createUser(scim, {
    title: "CTO",
    active: false,
    name: { givenName: "Ann", familyName: "Lee" },
    roles: [{ value: "admin" }],
    [ext]: { department: "Ops" },
  });
  const { body } = await scim.put(
    `/Users/${id}`,
    userBody({ userName: String(userName), name: { givenName: "Ann" } }),
  );
  expect(body).toEqual({
    schemas: [urn.user],
    id,
    userName,
    active: false,
    name: { givenName: "Ann" },
    roles: [{ value: "admin" }],
    meta: expect.any(Object),
  });
});

test("[89] active: null is 400, and never true", async () => {
  const tenant = await newHttpTenant();
  const { id } = await createUser(tenant.scim, { active: false });
  for (const active of [null, ""]) {
    await expectRefusal(tenant, () => tenant.scim.put(`/Users/${id}`, userBody({ active })), {
      status: 400,
      scimType: "invalidValue",
      detail: "active",
    });
  }
});

test("[90] a required attribute can't be left out", async () => {
  const tenant = await newHttpTenant();
  const [user, group] = [await createUser(tenant.scim), await createGroup(tenant.scim)];
  const refusal = { status: 400, scimType: "invalidValue" } as const;
  await expectRefusal(
    tenant,
    () => tenant.scim.put(`/Users/${user.id}`, { schemas: [urn.user] }),
    refusal,
  );
  await expectRefusal(
    tenant,
    () => tenant.scim.put(`/Groups/${group.id}`, { schemas: [urn.group] }),
    refusal,
  );
});

test("[91] a taken userName is 409, one's own in another case is 200", async () => {
  const tenant = await newHttpTenant();
  const [ann, bob] = [await createUser(tenant.scim), await createUser(tenant.scim)];
  const taken = userBody({ userName: String(bob.userName).toUpperCase() });
  await expectRefusal(tenant, () => tenant.scim.put(`/Users/${ann.id}`, taken), {
    status: 409,
    scimType: "uniqueness",
    detail: `userName "${taken.userName}" is already used by the account "${bob.userName}"`,
  });
  const own = userBody({ userName: String(ann.userName).toUpperCase() });
  expect(await tenant.scim.put(`/Users/${ann.id}`, own)).toMatchObject({ status: 200, body: own });
});

test("[91] a taken email address is 409, by PUT and by PATCH, and says whose it is", async () => {
  const tenant = await newHttpTenant();
  const ann = await createUser(tenant.scim);
  const email = { value: "lee@example.com", type: "work" };
  const bob = await createUser(tenant.scim, { displayName: "Bob Lee", emails: [email] });
  const refusal = {
    status: 409,
    scimType: "uniqueness",
    detail: `"lee@example.com" is already used by the account "Bob Lee" (userName "${bob.userName}")`,
  } as const;
  const whole = userBody({ userName: String(ann.userName), emails: [email] });
  await expectRefusal(tenant, () => tenant.scim.put(`/Users/${ann.id}`, whole), refusal);
  const part = replacing("emails", [email]);
  await expectRefusal(tenant, () => tenant.scim.patch(`/Users/${ann.id}`, part), refusal);
});

test("[91] a group keeps its name against itself, and can't take another's", async () => {
  const tenant = await newHttpTenant();
  const [a, b] = [await createGroup(tenant.scim), await createGroup(tenant.scim)];
  const named = (displayName: unknown) => ({ schemas: [urn.group], displayName });
  expect(await tenant.scim.put(`/Groups/${a.id}`, named(a.displayName))).toMatchObject({
    status: 200,
  });
  await expectRefusal(
    tenant,
    () => tenant.scim.put(`/Groups/${a.id}`, named(` ${String(b.displayName).toUpperCase()} `)),
    {
      status: 409,
      scimType: "uniqueness",
      detail: `A group named "${b.displayName}" already exists`,
    },
  );
});

test("[92] a group without members is emptied, with members it has exactly those", async () => {
  const { scim } = await newHttpTenant();
  const [a, b, c] = [await createUser(scim), await createUser(scim), await createUser(scim)];
  const { id, displayName } = await createGroup(scim, { members: membersFrom(a, b) });
  const put = async (members?: unknown) => {
    const { body } = await scim.put(`/Groups/${id}`, {
      ...groupBody({ displayName: String(displayName) }),
      ...(members !== undefined && { members }),
    });
    return (body.members as { value: string }[] | undefined)?.map(({ value }) => value);
  };
  expect(await put(membersFrom(c, b, c))).toEqual([b.id, c.id]);
  expect(await put()).toBeUndefined();
  expect(await put(membersFrom(a))).toEqual([a.id]);
  expect(await put([])).toBeUndefined();
});

test("[92] a group of 10,000 members is replaced by one request", async () => {
  const { scim } = await newHttpTenant();
  const ids: string[] = [];
  for (let batch = 0; batch < 10; batch++) {
    const operations = Array.from({ length: 1000 }, (_, i) => ({
      method: "POST",
      path: "/Users",
      bulkId: `${i}`,
      data: userBody({ userName: `p${batch}-${i}` }),
    }));
    const { body } = await scim.post("/Bulk", bulkBody(operations));
    const made = body.Operations as { location: string }[];
    ids.push(...made.map(({ location }) => location.slice(location.lastIndexOf("/") + 1)));
  }
  const { id } = await createGroup(scim);
  const put = await scim.put(
    `/Groups/${id}?excludedAttributes=members`,
    groupBody({ members: ids.map((value) => ({ value })) }),
  );
  expect(put).toMatchObject({ status: 200 });
  expect((await scim.get(`/Groups/${id}`)).body.members).toHaveLength(10_000);
}, 120_000);

test("a PUT of a group with a member that isn't there changes nothing", async () => {
  const tenant = await newHttpTenant();
  const { id } = await createGroup(tenant.scim, {
    members: membersFrom(await createUser(tenant.scim)),
  });
  await expectRefusal(
    tenant,
    () => tenant.scim.put(`/Groups/${id}`, groupBody({ members: membersFrom({ id: "nope" }) })),
    { status: 400, scimType: "invalidValue", detail: "nope" },
  );
  expectError(await tenant.scim.put("/Groups/nope", groupBody()), { status: 404 });
  expect(idsOf(await tenant.scim.get("/Groups"))).toEqual([id]);
});
