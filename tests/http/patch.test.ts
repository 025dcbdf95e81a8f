import { describe, expect, test } from "vitest";
import { urn } from "@/lib/scim/urn";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectError } from "./answers";
import { createUser, patchBody, replacing } from "./messages";
import { patching } from "./patching";

const ext = urn.enterpriseUser;

test("[94] PATCH works, as ServiceProviderConfig says", async () => {
  const { patch } = await patching(await newHttpTenant());
  expect(await patch({ op: "add", path: "title", value: "CTO" })).toMatchObject({ title: "CTO" });
});

test("[95] operations apply in order, and all or none of them", async () => {
  const { patch, refused } = await patching(await newHttpTenant());
  const steps = ["a", "b", "c"].map((value) => ({ op: "replace", path: "title", value }));
  expect(await patch(...steps)).toMatchObject({ title: "c", meta: { version: 'W/"2"' } });
  await refused(
    "invalidPath",
    { op: "replace", path: "title", value: "d" },
    { op: "replace", path: "shoeSize", value: 1 },
  );
  await refused(
    "invalidValue",
    { op: "replace", path: "title", value: "d" },
    { op: "replace", path: "active", value: "perhaps" },
  );
  await refused("noTarget", { op: "replace", path: "title", value: "d" }, { op: "remove" });
});

test("[96] a user's PATCH answers 200 with the resource, with the attributes asked for", async () => {
  const { scim } = await newHttpTenant();
  const { id, schemas } = await createUser(scim);
  const answer = await scim.patch(`/Users/${id}?attributes=title`, replacing("title", "CTO"));
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.body).toEqual({ schemas, id, title: "CTO" });
});

describe("[97] a path that can't be read, or names nothing, is 400 invalidPath", () => {
  test.for([
    "emails[",
    'emails[type eq "work"',
    "emails[type].value",
    "name.",
    ".value",
    "shoeSize",
    "name.shoeSize",
    'emails[shoeSize eq "1"]',
    'emails[type eq "work"].shoeSize',
    "a b",
    `${ext}:shoeSize`,
    'title[value eq "x"]',
    "(".repeat(300),
  ])("%s", async (path) => {
    const { refused } = await patching(await newHttpTenant());
    await refused("invalidPath", { op: "add", path, value: "x" });
  });
});

test("[98] add merges an object, appends to many, sets one, and merges into a complex one", async () => {
  const { patch } = await patching(await newHttpTenant(), {
    name: { givenName: "Ann" },
    title: "a",
    emails: [{ value: "a@example.com", type: "work" }],
  });
  const emails = [
    { value: "a@example.com", type: "work" },
    { value: "b@example.com", type: "home" },
  ];
  expect(
    await patch({
      op: "add",
      value: { title: "b", name: { familyName: "Lee" }, emails: [emails[1] ?? null] },
    }),
  ).toMatchObject({
    title: "b",
    name: { givenName: "Ann", familyName: "Lee" },
    emails,
  });
  expect(await patch({ op: "add", path: "name", value: { middleName: "M" } })).toMatchObject({
    name: { givenName: "Ann", familyName: "Lee", middleName: "M" },
  });
  expect(
    await patch({ op: "add", path: "emails", value: [{ value: "c@example.com" }] }),
  ).toMatchObject({ emails: [...emails, { value: "c@example.com" }] });
});

test("[99] adding what is there changes nothing, not even lastModified", async () => {
  const { user, patch } = await patching(await newHttpTenant(), {
    title: "a",
    emails: [{ value: "a@example.com", type: "work" }],
  });
  expect(
    await patch(
      { op: "add", path: "title", value: "a" },
      { op: "add", path: "emails", value: [{ value: "a@example.com", type: "work" }] },
    ),
  ).toEqual(user);
});

test("[100] remove without a path is 400 noTarget", async () => {
  const { refused } = await patching(await newHttpTenant());
  await refused("noTarget", { op: "remove" });
  await refused("noTarget", { op: "remove", value: { title: "x" } });
});

test("[101] remove clears all values, those that a filter selects, or those that are listed", async () => {
  const emails = ["a", "b", "c"].map((name, i) => ({
    value: `${name}@example.com`,
    type: ["work", "home", "other"][i] ?? "",
  }));
  const tenant = await newHttpTenant();
  const { patch } = await patching(tenant, { emails });
  expect(await patch({ op: "remove", path: 'emails[type eq "home"]' })).toMatchObject({
    emails: [emails[0], emails[2]],
  });
  expect(
    await patch({ op: "remove", path: "emails", value: [{ value: "C@example.com" }] }),
  ).toMatchObject({ emails: [emails[0]] });
  expect(await patch({ op: "remove", path: 'emails[type eq "home"]' })).toMatchObject({
    emails: [emails[0]],
  });
  expect(await patch({ op: "remove", path: "emails" })).not.toHaveProperty("emails");
});

test("[102] what is required or read-only can't be removed", async () => {
  const { refused } = await patching(await newHttpTenant());
  for (const path of ["userName", "id", "meta", "groups", "meta.created", "active"])
    await refused("mutability", { op: "remove", path });
});

test("[103] replace adds what is missing, and changes of a complex value what it names", async () => {
  const { patch } = await patching(await newHttpTenant(), {
    name: { givenName: "Ann", familyName: "Lee" },
  });
  expect(
    await patch(
      { op: "replace", path: "title", value: "CTO" },
      { op: "replace", path: "name", value: { familyName: "Ng" } },
    ),
  ).toMatchObject({ title: "CTO", name: { givenName: "Ann", familyName: "Ng" } });
});

test("[104] replace makes the element that Entra's path asks for, and is 400 noTarget for any other", async () => {
  const { patch, refused } = await patching(await newHttpTenant());
  expect(
    await patch({ op: "Replace", path: 'emails[type eq "work"].value', value: "a@example.com" }),
  ).toMatchObject({ emails: [{ type: "work", value: "a@example.com" }] });
  await refused("noTarget", {
    op: "replace",
    path: 'emails[type eq "home"]',
    value: { value: "b@example.com" },
  });
  await refused("noTarget", { op: "replace", path: 'emails[value co "zzz"].type', value: "home" });
});

test("[105] replace of a selected element puts the whole element in its place", async () => {
  const { patch } = await patching(await newHttpTenant(), {
    emails: [{ value: "a@example.com", type: "work", display: "A" }],
  });
  expect(
    (
      await patch({
        op: "replace",
        path: 'emails[type eq "work"]',
        value: { value: "b@example.com", type: "home" },
      })
    ).emails,
  ).toEqual([{ value: "b@example.com", type: "home" }]);
});

test("[106] a value that becomes primary takes it from the others", async () => {
  const { patch } = await patching(await newHttpTenant(), {
    emails: [{ value: "a@example.com", type: "work", primary: true }],
  });
  const { emails } = await patch({
    op: "add",
    path: "emails",
    value: [{ value: "b@example.com", type: "home", primary: true }],
  });
  expect(emails).toMatchObject([{ primary: false }, { primary: true }]);
});

test("[107] paths and keys may carry the URN of the core or of an extension", async () => {
  const { patch } = await patching(await newHttpTenant());
  expect(
    await patch(
      { op: "add", path: `${urn.user}:name.givenName`, value: "Ann" },
      { op: "add", path: `${ext}:manager`, value: { value: "m" } },
      { op: "add", path: ext, value: { department: "Ops" } },
      { op: "add", value: { [ext]: { division: "D" } } },
    ),
  ).toMatchObject({
    name: { givenName: "Ann" },
    [ext]: { manager: { value: "m" }, department: "Ops", division: "D" },
  });
  expect(await patch({ op: "remove", path: ext })).not.toHaveProperty([ext]);
});

test("[108] what is read-only can't be patched by its path", async () => {
  const { refused } = await patching(await newHttpTenant());
  for (const path of ["id", "meta.version", "meta", "groups"])
    await refused("mutability", { op: "replace", path, value: "x" });
});

test("[108] in a value without a path it is passed over, since Okta and Entra echo it", async () => {
  const { user, patch } = await patching(await newHttpTenant());
  expect(
    await patch({
      op: "replace",
      value: { id: "x", meta: {}, groups: [], schemas: [], shoeSize: 1 },
    }),
  ).toEqual(user);
});

test("[109] an unknown id is 404, whatever the body", async () => {
  const { scim } = await newHttpTenant();
  for (const body of [
    replacing("title", "x"),
    replacing("shoeSize", "x"),
    {},
    patchBody({ op: "remove" }),
  ]) {
    expectError(await scim.patch("/Users/nope", body), { status: 404 });
    expectError(await scim.patch("/Groups/01a20d4d-392b-765f-b44e-0e939b66356a", body), {
      status: 404,
    });
  }
});
