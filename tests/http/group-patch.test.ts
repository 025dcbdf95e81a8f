import { expect, test } from "vitest";
import type { ScimType } from "@/lib/scim/error";
import type { Json } from "@/lib/scim/json";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { expectError, expectRefusal, stateOf } from "./answers";
import { createGroup, createUser, membersFrom, patchBody, type Resource } from "./messages";

/** A group of two of three people, and a way to change it and see who is in it. */
async function patching(tenant: HttpTenant) {
  const { scim } = tenant;
  const people = [await createUser(scim), await createUser(scim), await createUser(scim)] as const;
  const group = await createGroup(scim, { members: membersFrom(people[0], people[1]) });
  const path = `/Groups/${group.id}`;
  const members = async () => {
    const { body } = await scim.get(path);
    return ((body.members ?? []) as Resource[]).map((one) =>
      people.findIndex(({ id }) => id === one.value),
    );
  };
  const patch = async (...operations: Json[]) => {
    const answer = await scim.patch(path, patchBody(...operations));
    expect(answer, answer.text).toMatchObject({ status: 204, text: "" });
    return members();
  };
  return { people, group, path, patch, members };
}

test("[96] a group's PATCH is 204 without a body, and 200 where attributes are asked for", async () => {
  const tenant = await newHttpTenant();
  const { path, people, patch } = await patching(tenant);
  expect(await patch({ op: "add", path: "members", value: membersFrom(people[2]) })).toEqual([
    0, 1, 2,
  ]);
  const shown = await tenant.scim.patch(
    `${path}?attributes=displayName`,
    patchBody({ op: "replace", value: { displayName: "New" } }),
  );
  expect(shown).toMatchObject({ status: 200, body: { displayName: "New" } });
  expect(shown.body).not.toHaveProperty("members");
});

test("[110] adding who is in it and removing who isn't is no error, and changes nothing", async () => {
  const tenant = await newHttpTenant();
  const { people, patch } = await patching(tenant);
  const before = await stateOf(tenant);
  expect(
    await patch({ op: "add", path: "members", value: membersFrom(people[0], people[1]) }),
  ).toEqual([0, 1]);
  expect(await patch({ op: "remove", path: `members[value eq "${people[2].id}"]` })).toEqual([
    0, 1,
  ]);
  expect(await patch({ op: "remove", path: "members", value: [{ value: "nobody" }] })).toEqual([
    0, 1,
  ]);
  expect(await stateOf(tenant)).toEqual(before);
});

test.for(["unknown", "$1", "01980000-0000-7000-8000-000000000000"])(
  "members of the group /Groups/%s, which isn't there, are 404",
  async (id) => {
    const { scim } = await newHttpTenant();
    const person = await createUser(scim);
    const change = patchBody({ op: "add", path: "members", value: membersFrom(person) });
    expectError(await scim.patch(`/Groups/${id}`, change), { status: 404 });
  },
);

test("[101] members go by a filter, by a list, or all of them", async () => {
  const { people, patch } = await patching(await newHttpTenant());
  expect(await patch({ op: "remove", path: `members[value eq "${people[0].id}"]` })).toEqual([1]);
  expect(
    await patch({ op: "Add", path: "members", value: membersFrom(people[0], people[2]) }),
  ).toEqual([0, 1, 2]);
  expect(
    await patch({ op: "Remove", path: "members", value: [{ $ref: null, value: people[1].id }] }),
  ).toEqual([0, 2]);
  expect(await patch({ op: "remove", path: "members" })).toEqual([]);
});

test("[103] replace sets exactly these members, none with an empty list", async () => {
  const { people, patch } = await patching(await newHttpTenant());
  expect(await patch({ op: "replace", path: "members", value: membersFrom(people[2]) })).toEqual([
    2,
  ]);
  expect(
    await patch({ op: "replace", value: { members: membersFrom(people[0], people[1]) } }),
  ).toEqual([0, 1]);
  expect(await patch({ op: "replace", path: "members", value: [] })).toEqual([]);
});

test("[95] a group's PATCH applies as a whole or not at all", async () => {
  const tenant = await newHttpTenant();
  const { people, path } = await patching(tenant);
  const sound = { op: "add", path: "members", value: membersFrom(people[2]) };
  const refusals: [Json, ScimType][] = [
    [{ op: "add", path: "members", value: [{ value: "nobody" }] }, "invalidValue"],
    [{ op: "remove", path: "displayName" }, "mutability"],
    [{ op: "add", path: "shoeSize", value: 1 }, "invalidPath"],
  ];
  for (const [bad, scimType] of refusals) {
    await expectRefusal(tenant, () => tenant.scim.patch(path, patchBody(sound, bad)), {
      status: 400,
      scimType,
    });
  }
});

test("[95] operations on members apply in order", async () => {
  const { people, patch } = await patching(await newHttpTenant());
  const [a, , c] = people;
  expect(
    await patch(
      { op: "remove", path: "members" },
      { op: "add", path: "members", value: membersFrom(c, a) },
      { op: "remove", path: `members[value eq "${a.id}"]` },
    ),
  ).toEqual([2]);
});

test("a group in a group counts, and a circle is refused", async () => {
  const tenant = await newHttpTenant();
  const [outer, inner] = [await createGroup(tenant.scim), await createGroup(tenant.scim)];
  const nest = (into: Resource, what: Resource) => () =>
    tenant.scim.patch(
      `/Groups/${into.id}`,
      patchBody({ op: "add", path: "members", value: membersFrom(what) }),
    );
  expect(await nest(outer, inner)()).toMatchObject({ status: 204 });
  for (const send of [nest(inner, outer), nest(outer, outer)]) {
    await expectRefusal(tenant, send, {
      status: 400,
      scimType: "invalidValue",
      detail: /a member of itself/,
    });
  }
});
