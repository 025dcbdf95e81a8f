import { expect, test } from "vitest";
import { urn } from "@/lib/scim/urn";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { patching } from "./patching";

const ext = urn.enterpriseUser;

test("[111] dotted keys and URN keys of a value are paths", async () => {
  const { patch } = await patching(await newHttpTenant(), { name: { familyName: "Lee" } });
  expect(
    await patch({
      op: "replace",
      value: {
        "name.givenName": "Ann",
        [`${ext}:department`]: "Ops",
        [`${ext}:manager.value`]: "m",
        'emails[type eq "work"].value': "a@example.com",
      },
    }),
  ).toMatchObject({
    name: { givenName: "Ann", familyName: "Lee" },
    [ext]: { department: "Ops", manager: { value: "m" } },
    emails: [{ type: "work", value: "a@example.com" }],
  });
});

test("[112] op comes in any case, and booleans as strings", async () => {
  const { patch, refused } = await patching(await newHttpTenant(), {
    emails: [{ value: "a@example.com", primary: "True" }],
  });
  expect(await patch({ op: "Replace", path: "active", value: "False" })).toMatchObject({
    active: false,
    emails: [{ primary: true }],
  });
  expect(await patch({ op: "ADD", value: { active: "true" } })).toMatchObject({ active: true });
  expect(
    await patch({ op: "Replace", path: 'emails[primary eq "True"].value', value: "b@example.com" }),
  ).toMatchObject({ emails: [{ value: "b@example.com" }] });
  await refused("invalidValue", { op: "replace", path: "active", value: "yes" });
  await refused("invalidSyntax", { op: "move", path: "active", value: true });
});

test("[113] one value in an array is that value, and a manager is its id", async () => {
  const { patch } = await patching(await newHttpTenant());
  expect(await patch({ op: "Add", path: "title", value: ["CTO"] })).toMatchObject({ title: "CTO" });
  for (const value of ["m1", ["m1"], { value: "m1" }, [{ value: "m1" }]]) {
    expect(await patch({ op: "Add", path: `${ext}:manager`, value })).toMatchObject({
      [ext]: { manager: { value: "m1" } },
    });
    expect(await patch({ op: "Replace", path: `${ext}:manager`, value: "" })).not.toHaveProperty([
      ext,
    ]);
  }
});

test("[114] a role may come as JSON in a string", async () => {
  const { patch } = await patching(await newHttpTenant());
  const role = JSON.stringify({ id: "r1", value: "admin", displayName: "Admin" });
  expect(await patch({ op: "Add", path: "roles", value: [{ value: role }] })).toMatchObject({
    roles: [{ value: "admin", display: "Admin" }],
  });
});
