import { describe, expect, test } from "vitest";
import { listActivity } from "@/lib/directory/activity";
import { urn } from "@/lib/scim/urn";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectRefusal, idsOf } from "./answers";
import {
  createGroup,
  createUser,
  filtered,
  membersFrom,
  patchBody,
  replacing,
  userBody,
} from "./messages";

const ext = urn.enterpriseUser;

test("[26] names and URNs are read in any case, and answered in their own", async () => {
  const { scim } = await newHttpTenant();
  const answer = await scim.post("/Users", {
    SCHEMAS: [urn.user.toUpperCase()],
    USERNAME: "Ann",
    NAME: { GIVENNAME: "Ann" },
    EMAILS: [{ VALUE: "ann@example.com", TYPE: "work" }],
    [ext.toUpperCase()]: { DEPARTMENT: "Ops" },
  });
  const shape = {
    schemas: [urn.user, ext],
    userName: "Ann",
    name: { givenName: "Ann" },
    emails: [{ value: "ann@example.com", type: "work" }],
    [ext]: { department: "Ops" },
  };
  expect(answer).toMatchObject({ status: 201, body: shape });
  const path = `/Users/${answer.body.id}`;
  expect((await scim.get(`${path}?attributes=NAME.GIVENNAME`)).body).toMatchObject({
    name: { givenName: "Ann" },
  });
  expect(idsOf(await scim.get(`/Users${filtered('NAME.givenname EQ "ANN"')}`))).toHaveLength(1);
  const patched = await scim.patch(
    path,
    patchBody({ OP: "Add", PATH: "Name.FamilyName", VALUE: "Lee" }),
  );
  expect(patched.body).toMatchObject({ name: { givenName: "Ann", familyName: "Lee" } });
});

test("[28] an extension's data lies under its URN, which schemas then names", async () => {
  const { scim } = await newHttpTenant();
  const { id, ...user } = await createUser(scim, { [ext]: { department: "Ops" } });
  expect(user).toMatchObject({ schemas: [urn.user, ext], [ext]: { department: "Ops" } });
  const cleared = await scim.patch(
    `/Users/${id}`,
    patchBody({ op: "remove", path: `${ext}:department` }),
  );
  expect(cleared.body).toMatchObject({ schemas: [urn.user] });
  expect(cleared.body).not.toHaveProperty([ext]);
});

test("[29] an id is the server's: a client's is passed over, and one is never used again", async () => {
  const { scim } = await newHttpTenant();
  const { id, userName } = await createUser(scim, { id: "mine" });
  expect(id).not.toBe("mine");
  expect(id).not.toMatch(/bulkId/i);
  expect((await scim.put(`/Users/${id}`, userBody({ id: "other" }))).body).toMatchObject({ id });
  await scim.delete(`/Users/${id}`);
  expect((await createUser(scim, { userName: `${userName}x` })).id).not.toBe(id);
});

test("[30] externalId is the client's own, compared exactly, and each workspace has its own", async () => {
  const [here, there] = [await newHttpTenant(), await newHttpTenant()];
  const externalId = "00uAbC";
  const [a, b] = [
    await createUser(here.scim, { externalId }),
    await createUser(there.scim, { externalId }),
  ];
  const find = (text: string) => filtered(`externalId eq "${text}"`);
  expect(idsOf(await here.scim.get(`/Users${find(externalId)}`))).toEqual([a.id]);
  expect(idsOf(await there.scim.get(`/Users${find(externalId)}`))).toEqual([b.id]);
  expect(idsOf(await here.scim.get(`/Users${find("00uabc")}`))).toEqual([]);
});

test("[31] [44] what is read-only is passed over in POST and PUT, meta above all", async () => {
  const { scim } = await newHttpTenant();
  const meta = {
    resourceType: "Robot",
    created: "1970-01-01T00:00:00Z",
    version: 'W/"99"',
    location: "x",
  };
  const user = await createUser(scim, { meta });
  expect(user.meta).toMatchObject({
    resourceType: "User",
    version: 'W/"1"',
    location: expect.stringMatching(/^http/),
  });
  for (const groups of [[{ value: "nope" }], [{ display: "Crew" }], 7]) {
    const put = await scim.put(`/Users/${user.id}`, { ...user, meta, groups });
    expect(put.body).toEqual(user);
  }
});

test("[32] meta.location is the Location of every answer that has the resource", async () => {
  const { scim } = await newHttpTenant();
  const { id, meta } = await createUser(scim);
  const path = `/Users/${id}`;
  for (const answer of [
    await scim.get(path),
    await scim.put(path, userBody()),
    await scim.patch(path, replacing("title", "x")),
  ]) {
    expect(answer.headers.location).toBe(meta.location);
    expect(answer.body).toMatchObject({ meta: { location: meta.location } });
  }
});

test("[33] times are XSD, created comes first, and lastModified moves with a real change alone", async () => {
  const { scim } = await newHttpTenant();
  const { id, meta } = await createUser(scim, { title: "CTO" });
  const xsd = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
  expect(meta).toMatchObject({
    created: expect.stringMatching(xsd),
    lastModified: expect.stringMatching(xsd),
  });
  const same = await scim.patch(`/Users/${id}`, replacing("title", "CTO"));
  expect(same.body).toMatchObject({ meta });
  const { body } = await scim.patch(`/Users/${id}`, replacing("title", "CEO"));
  const { created, lastModified } = body.meta as { created: string; lastModified: string };
  expect(Date.parse(lastModified)).toBeGreaterThanOrEqual(Date.parse(created));
  expect(body.meta).not.toMatchObject({ lastModified: Reflect.get(meta, "lastModified") });
});

test("[35] null, an empty array and nothing at all are one state, and none of them is shown", async () => {
  const { scim } = await newHttpTenant();
  const user = await createUser(scim, {
    title: null,
    emails: [],
    name: {},
    phoneNumbers: null,
    nickName: "",
  });
  expect(Object.keys(user).sort()).toEqual(["active", "id", "meta", "schemas", "userName"]);
  const put = await scim.put(`/Users/${user.id}`, { ...user, title: null, addresses: [] });
  expect(put.body).toEqual(user);
});

test("[36] [106] at most one value is primary: of two the later one", async () => {
  const { scim } = await newHttpTenant();
  const emails = [
    { value: "a@example.com", type: "work", primary: true },
    { value: "b@example.com", type: "home", primary: true },
  ];
  const { id, ...user } = await createUser(scim, { emails });
  expect(user.emails).toMatchObject([{ primary: false }, { primary: true }]);
  const { body } = await scim.patch(
    `/Users/${id}`,
    replacing('emails[type eq "work"].primary', true),
  );
  expect(body.emails).toMatchObject([{ primary: true }, { primary: false }]);
});

test("[37] the same type and value is kept once", async () => {
  const { scim } = await newHttpTenant();
  const email = { value: "a@example.com", type: "work" };
  expect((await createUser(scim, { emails: [email, email] })).emails).toEqual([email]);
});

test("[39] userName is unique whatever its case, and shown in the case in which it was sent", async () => {
  const tenant = await newHttpTenant();
  const { id, userName } = await createUser(tenant.scim, { userName: "Ann.Lee@Example.com" });
  expect(userName).toBe("Ann.Lee@Example.com");
  for (const taken of ["ann.lee@example.com", "ANN.LEE@EXAMPLE.COM"]) {
    await expectRefusal(tenant, () => tenant.scim.post("/Users", userBody({ userName: taken })), {
      status: 409,
      scimType: "uniqueness",
    });
    expect(idsOf(await tenant.scim.get(`/Users${filtered(`userName eq "${taken}"`)}`))).toEqual([
      id,
    ]);
  }
});

test("[39] case means nothing beyond ASCII either", async () => {
  const tenant = await newHttpTenant();
  await createUser(tenant.scim, { userName: "ΟΔΥΣΣΕΥΣ@example.com" });
  const again = userBody({ userName: "οδυσσευς@example.com" });
  await expectRefusal(tenant, () => tenant.scim.post("/Users", again), {
    status: 409,
    scimType: "uniqueness",
  });
});

test("[40] a password is accepted, and is in no answer, no filter and no event", async () => {
  const tenant = await newHttpTenant();
  const password = "hunter22-hunter22";
  const { id, userName } = await createUser(tenant.scim, { password });
  const answers = [
    await tenant.scim.get(`/Users/${id}?attributes=password`),
    await tenant.scim.put(`/Users/${id}`, userBody({ userName: String(userName), password })),
    await tenant.scim.patch(`/Users/${id}`, replacing("password", password)),
    await tenant.scim.patch(
      `/Users/${id}`,
      patchBody({ op: "replace", value: { password, title: "x" } }),
    ),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain(password);
  }
  await expectRefusal(tenant, () => tenant.scim.get(`/Users${filtered("password pr")}`), {
    status: 400,
    scimType: "invalidFilter",
  });
  const { events } = await listActivity(tenant.operator, { limit: 100 });
  expect(JSON.stringify(events)).not.toContain(password);
});

test("[41] groups shows where a user is, directly or through a nested group, and can't be patched", async () => {
  const tenant = await newHttpTenant();
  const { scim } = tenant;
  const user = await createUser(scim);
  const inner = await createGroup(scim, { displayName: "Inner", members: membersFrom(user) });
  const outer = await createGroup(scim, { displayName: "Outer", members: membersFrom(inner) });
  const { body } = await scim.get(`/Users/${user.id}`);
  expect(body.groups).toEqual([
    { value: inner.id, $ref: inner.meta.location, display: "Inner", type: "direct" },
    { value: outer.id, $ref: outer.meta.location, display: "Outer", type: "indirect" },
  ]);
  expect((await scim.put(`/Users/${user.id}`, { ...body, groups: [] })).body).toEqual(body);
  for (const op of ["add", "replace", "remove"]) {
    const operation = { op, path: "groups", value: [{ value: inner.id }] };
    await expectRefusal(tenant, () => scim.patch(`/Users/${user.id}`, patchBody(operation)), {
      status: 400,
      scimType: "mutability",
    });
  }
});

test("[42] [45] a group has a name, its members carry value, $ref and type, and stay as they are", async () => {
  const tenant = await newHttpTenant();
  const { scim } = tenant;
  const user = await createUser(scim, { displayName: "Ann" });
  const inner = await createGroup(scim);
  const group = await createGroup(scim, { members: membersFrom(user, inner) });
  expect(group.members).toEqual([
    { value: user.id, $ref: user.meta.location, type: "User", display: "Ann" },
    { value: inner.id, $ref: inner.meta.location, type: "Group", display: inner.displayName },
  ]);
  await expectRefusal(tenant, () => scim.post("/Groups", { schemas: [urn.group] }), {
    status: 400,
    scimType: "invalidValue",
    detail: "displayName",
  });
  const inPlace = replacing(`members[value eq "${user.id}"].value`, inner.id);
  await expectRefusal(tenant, () => scim.patch(`/Groups/${group.id}`, inPlace), {
    status: 400,
    scimType: "mutability",
  });
});

test("[43] a manager has an id, a $ref and a name that isn't the client's to write", async () => {
  const { scim } = await newHttpTenant();
  const manager = { value: "26118915", $ref: "../Users/26118915" };
  const user = await createUser(scim, { [ext]: { manager: { ...manager, displayName: "Sam" } } });
  expect(user[ext]).toEqual({ manager });
});

describe("[47] uniqueness survives parallel requests", () => {
  test("twenty POSTs of one userName: one is 201, nineteen are 409", async () => {
    const { scim } = await newHttpTenant();
    const names = Array.from({ length: 20 }, (_, i) =>
      i % 2 ? "ANN@example.com" : "ann@example.com",
    );
    const answers = await Promise.all(
      names.map((userName) => scim.post("/Users", userBody({ userName }))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ body }) => body.scimType === "uniqueness");
    expect(refused.map(({ status }) => status)).toEqual(Array(19).fill(409));
    expect(
      idsOf(await scim.get(`/Users${filtered('userName eq "ann@example.com"')}`)),
    ).toHaveLength(1);
  });

  test("twenty POSTs of one displayName likewise", async () => {
    const { scim } = await newHttpTenant();
    const body = { schemas: [urn.group], displayName: "Everyone" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => scim.post("/Groups", body)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(19).fill(409)]);
  });
});
