import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import { addGroup } from "@/lib/directory/groups/edit-group";
import { addUser } from "@/lib/directory/users/edit-user";
import { urn } from "@/lib/scim/urn";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectRefusal, idsOf, resourcesOf } from "./answers";
import { createGroup, createUser, filtered, groupBody, membersFrom, userBody } from "./messages";

test("[48] 201, the stored resource, Location and ETag", async () => {
  const { scim } = await newHttpTenant();
  for (const [path, body] of [
    ["/Users", userBody({ title: "CTO" })],
    ["/Groups", groupBody({ externalId: "g1" })],
  ] as const) {
    const made = await scim.post(path, body);
    expect(made).toMatchObject({ status: 201, body });
    const read = await scim.get(`${path}/${made.body.id}`);
    expect(read.body).toEqual(made.body);
    expect(made.headers.location).toBe(read.headers.location);
    expect(made.headers.etag).toBe(read.headers.etag);
  }
});

test("[49] a userName that is taken is 409 uniqueness, whatever its case", async () => {
  const tenant = await newHttpTenant();
  await createUser(tenant.scim, { userName: "Ann" });
  for (const userName of ["Ann", "ann", "ANN"]) {
    await expectRefusal(tenant, () => tenant.scim.post("/Users", userBody({ userName })), {
      status: 409,
      scimType: "uniqueness",
      detail: "userName",
    });
  }
});

test("[49] so is an email address, and the loser of a race is 409 too", async () => {
  const tenant = await newHttpTenant();
  const emails = [{ value: "ann@example.com" }];
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => tenant.scim.post("/Users", userBody({ emails }))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  const again = userBody({ emails: [{ value: "ANN@example.com" }] });
  await expectRefusal(tenant, () => tenant.scim.post("/Users", again), {
    status: 409,
    scimType: "uniqueness",
  });
});

test("[50] a required attribute that is missing or empty is 400 invalidValue", async () => {
  const tenant = await newHttpTenant();
  const refusal = { status: 400, scimType: "invalidValue" } as const;
  for (const userName of [null, "", []]) {
    await expectRefusal(tenant, () => tenant.scim.post("/Users", userBody({ userName })), refusal);
  }
  await expectRefusal(tenant, () => tenant.scim.post("/Users", { schemas: [urn.user] }), refusal);
  await expectRefusal(tenant, () => tenant.scim.post("/Groups", { schemas: [urn.group] }), refusal);
});

test("a name is as long as it is, and the type of an address has a length", async () => {
  const tenant = await newHttpTenant();
  const long = (characters: number) => randomBytes(characters).toString("hex").slice(-characters);
  const email = (type: string) => ({ emails: [{ value: "ann@example.com", type }] });
  await createUser(tenant.scim, { ...email(long(400)), displayName: long(6_000) });
  await createUser(tenant.scim, { displayName: `${long(399)}😀${long(6_000)}` });
  await expectRefusal(tenant, () => tenant.scim.post("/Users", userBody(email(long(401)))), {
    status: 400,
    scimType: "invalidValue",
    detail: "at most 400",
  });
});

test("[51] a POST without active makes an active account", async () => {
  const { scim } = await newHttpTenant();
  expect(await createUser(scim)).toMatchObject({ active: true });
  expect(await createUser(scim, { active: false })).toMatchObject({ active: false });
});

test("[53] somebody who was deactivated is found by filter and comes back", async () => {
  const { scim } = await newHttpTenant();
  const { id, userName } = await createUser(scim, { externalId: "00u1", active: false });
  expect(idsOf(await scim.get(`/Users${filtered(`userName eq "${userName}"`)}`))).toEqual([id]);
  expect(idsOf(await scim.get(`/Users${filtered('externalId eq "00u1"')}`))).toEqual([id]);
  const body = { schemas: [urn.patchOp], Operations: [{ op: "replace", value: { active: true } }] };
  expect((await scim.patch(`/Users/${id}`, body)).body).toMatchObject({ id, active: true });
});

test("[54] a POST honours attributes and excludedAttributes", async () => {
  const { scim } = await newHttpTenant();
  const only = await scim.post("/Users?attributes=userName", userBody({ title: "CTO" }));
  expect(Object.keys(only.body).sort()).toEqual(["id", "schemas", "userName"]);
  const without = await scim.post("/Users?excludedAttributes=title", userBody({ title: "CTO" }));
  expect(without.body).not.toHaveProperty("title");
  expect(without.body).toHaveProperty("userName");
});

test("[55] a group with a member that doesn't exist is 400, names the ids, and nothing of it is made", async () => {
  const tenant = await newHttpTenant();
  const user = await createUser(tenant.scim);
  const stranger = await createUser((await newHttpTenant()).scim);
  for (const unknown of ["nope", "01a20d4d-392b-765f-b44e-0e939b66356a", stranger.id]) {
    const body = groupBody({ members: membersFrom(user, { id: unknown }) });
    await expectRefusal(tenant, () => tenant.scim.post("/Groups", body), {
      status: 400,
      scimType: "invalidValue",
      detail: unknown,
    });
  }
});

test("a user comes into the groups that it names, and one that isn't there is 400", async () => {
  const tenant = await newHttpTenant();
  const { id } = await createGroup(tenant.scim);
  const user = await createUser(tenant.scim, { groups: [{ value: id }] });
  expect(user).toMatchObject({ groups: [{ value: id, type: "direct" }] });
  const body = userBody({ groups: [{ value: "nope" }] });
  await expectRefusal(tenant, () => tenant.scim.post("/Users", body), {
    status: 400,
    scimType: "invalidValue",
    detail: "nope",
  });
});

test("a role is admin or member in any case, by value or display; another is 400 and names those", async () => {
  const tenant = await newHttpTenant();
  for (const role of [{ value: "Admin" }, { display: "MEMBER", value: "1" }]) {
    expect(await createUser(tenant.scim, { roles: [role] })).toMatchObject({ roles: [role] });
  }
  const body = userBody({ roles: [{ value: "owner" }] });
  await expectRefusal(tenant, () => tenant.scim.post("/Users", body), {
    status: 400,
    scimType: "invalidValue",
    detail: /admin.*member/,
  });
});

test("a POST that matches an account made by a person links it, by email or userName, and makes no second one", async () => {
  const tenant = await newHttpTenant();
  const admin = await tenant.signInAdmin();
  const { id } = await addUser(admin, {
    email: "ann@example.com",
    givenName: "Ann",
    familyName: "Lee",
    role: "member",
  });
  const found = await tenant.scim.get(`/Users${filtered('userName eq "Ann@example.com"')}`);
  const [visible] = resourcesOf(found);
  expect(visible).toMatchObject({ id });
  const events = async () => (await listActivity(tenant.operator, { source: "scim" })).events;
  const before = await events();
  const { id: _, meta: __, ...sent } = visible ?? {};
  const linked = await tenant.scim.post("/Users", sent);
  expect(linked).toMatchObject({ status: 201, body: { id } });
  expect(await events()).toEqual(before);
  await expectRefusal(tenant, () => tenant.scim.post("/Users", sent), {
    status: 409,
    scimType: "uniqueness",
  });
});

test("a POST that names a group made by a person links it, in any case; a linked one is 409", async () => {
  const tenant = await newHttpTenant();
  const { id } = await addGroup(await tenant.signInAdmin(), { name: "Engineering" });
  const [member, body] = [await createUser(tenant.scim), groupBody({ displayName: "ENGINEERING" })];
  const linked = await tenant.scim.post("/Groups", { ...body, members: membersFrom(member) });
  expect(linked).toMatchObject({ status: 201, body: { id, members: [{ value: member.id }] } });
  await expectRefusal(tenant, () => tenant.scim.post("/Groups", body), {
    status: 409,
    scimType: "uniqueness",
  });
});
