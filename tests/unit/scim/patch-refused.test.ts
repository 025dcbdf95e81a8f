import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import { parsePatch } from "@/lib/scim/patch/parse-patch";
import { planPatch } from "@/lib/scim/patch/plan-patch";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { add, ann, ext, membership, patched, remove, replace } from "./ann";
import { refusal } from "./refusal";

describe("refused", () => {
  test.each(['emails[colour eq "red"].value', 'title[value eq "x"]', "emails[0].value"])(
    "[97] one path among several is named: %s",
    (path) => {
      const refused = refusal(() => patched(ann, replace("title", "x"), replace(path, "y")));
      expect(refused.detail.replaceAll("\\", "")).toContain(`"${path}"`);
    },
  );

  test.each<[string, Json, string]>([
    ["[97] bad path grammar", add("emails[type eq", "x"), "invalidPath"],
    ["[97] an unknown attribute", add("nickname2", "x"), "invalidPath"],
    ["[97] an unknown sub-attribute", add("name.nick", "x"), "invalidPath"],
    ["[97] an unknown attribute of a known schema", add(`${ext}:badge`, "x"), "invalidPath"],
    [
      "[97] an unknown attribute in a filter",
      add('emails[colour eq "red"].value', "x"),
      "invalidPath",
    ],
    ["[97] the core schema itself", replace(urn.user, { title: "x" }), "invalidPath"],
    [
      "[111] the core schema with what is no object",
      { op: "replace", value: { [urn.user]: "x" } },
      "invalidValue",
    ],
    ["[97] a path that is no string", { op: "add", path: 7, value: "x" }, "invalidPath"],
    ["[100] remove without path", { op: "remove" }, "noTarget"],
    ["[102] removal of a required attribute", remove("userName"), "mutability"],
    ["[102] removal of a read-only attribute", remove("groups"), "mutability"],
    ["removal of the state", remove("active"), "mutability"],
    [
      "[104] a value path without match, and no sub-attribute",
      replace('emails[type eq "fax"]', { value: "x" }),
      "noTarget",
    ],
    [
      "[104] a value that only the filter names",
      replace('emails[value eq "no@x.io"].display', "x"),
      "noTarget",
    ],
    ["[104] a filter that is no equality", replace('emails[type sw "fa"].value', "x"), "noTarget"],
    [
      "[104] a filter that the one value doesn't match",
      replace('name[givenName eq "Bob"].familyName', "x"),
      "noTarget",
    ],
    [
      "[104] a filter that there is no value to match",
      add(`${ext}:manager[displayName pr].value`, "m2"),
      "noTarget",
    ],
    [
      "[104] a filter that the extension doesn't match",
      replace(`${ext}[department eq "IT"]`, { division: "x" }),
      "noTarget",
    ],
    ["[108] id", replace("id", "7"), "mutability"],
    ["[108] meta", replace("meta.created", "2020-01-01T00:00:00Z"), "mutability"],
    ["[108] groups", add("groups", [{ value: "g1" }]), "mutability"],
    ["[108] the manager's name", replace(`${ext}:manager.displayName`, "x"), "mutability"],
    ["[89] active null", replace("active", null), "invalidValue"],
    ["[89] active empty", { op: "replace", value: { active: "" } }, "invalidValue"],
    ["[34] active maybe", replace("active", "maybe"), "invalidValue"],
    ["a required attribute emptied", replace("userName", ""), "invalidValue"],
    ["add without value", { op: "add", path: "title" }, "invalidValue"],
    ["a value that is no object, without path", { op: "add", value: "x" }, "invalidValue"],
    ["an unknown op", { op: "move", path: "title" }, "invalidSyntax"],
    ["no op", { path: "title", value: "x" }, "invalidSyntax"],
    ["U+0000", replace("title", "a\u0000"), "invalidValue"],
  ])("%s", (_rule, operation, scimType) => {
    expect(refusal(() => patched(ann, operation))).toMatchObject({ status: 400, scimType });
  });

  test("[95] nothing of a request with one bad operation is applied", () => {
    const before = structuredClone(ann);
    refusal(() =>
      patched(ann, replace("title", "X"), replace('emails[type eq "fax"]', { value: "x" })),
    );
    expect(ann).toEqual(before);
  });

  test.each<[string, unknown]>([
    ["no schemas", { Operations: [] }],
    ["another schema", { schemas: [urn.user], Operations: [] }],
    ["no Operations", { schemas: [urn.patchOp] }],
    ["Operations that is no array", { schemas: [urn.patchOp], Operations: {} }],
    ["an array", []],
    ["null", null],
  ])("[93] a message with %s", (_rule, body) => {
    expect(refusal(() => parsePatch(userType, body))).toMatchObject({
      status: 400,
      scimType: "invalidSyntax",
    });
  });

  test("[93] names of the message in any case are read", () => {
    const body = {
      SCHEMAS: [urn.patchOp.toUpperCase()],
      operations: [{ Op: "REPLACE", Path: "Title", Value: "X", name: "x" }],
    };
    expect(planPatch(userType, parsePatch(userType, body)).apply(ann)).toEqual({
      ...ann,
      title: "X",
    });
  });
});

describe("a PATCH without measure", () => {
  test("that changes too many attributes: 413 that names the limit", () => {
    const operations = Array.from({ length: limits.maxPatchOperations + 1 }, () =>
      add("title", "x"),
    );
    expect(refusal(() => patched(ann, ...operations))).toMatchObject({
      status: 413,
      detail: expect.stringContaining(String(limits.maxPatchOperations)),
    });
  });

  test("that asks for too many conditions: 413, for each may go through every value", () => {
    const types = Array.from(
      { length: limits.maxPatchOperations / 2 + 1 },
      (_none, i) => `type eq "t${i}"`,
    );
    const operation = remove(`emails[${types.join(" or ")}]`);
    expect(refusal(() => patched(ann, operation, operation))).toMatchObject({ status: 413 });
    expect(patched(ann, operation)).toEqual(ann);
  });

  test("that lists more values to remove than a resource may have: 413", () => {
    const listed = Array.from({ length: limits.maxPatchOperations }, (_none, i) => ({
      value: `${i}@x.io`,
    }));
    expect(patched(ann, remove("emails", listed))).toEqual(ann);
    const twice = refusal(() =>
      patched(ann, remove("emails", listed), remove("emails", [{ value: "a@x.io" }])),
    );
    expect(twice).toMatchObject({ status: 413 });
  });

  test("whose operations would go through too much text: 413 that says how many may", () => {
    const full = {
      ...ann,
      phoneNumbers: [{ value: "1".repeat(limits.maxPatchWork / 100), type: "work" }],
    };
    const display = (n: number) => replace('phoneNumbers[type eq "work"].display', `${n}`);
    const operations = Array.from({ length: 100 }, (_none, n) => display(n));
    expect(patched(full, ...operations.slice(0, 90))).toMatchObject({
      phoneNumbers: [{ display: "89" }],
    });
    expect(refusal(() => patched(full, ...operations))).toMatchObject({
      status: 413,
      detail: expect.stringMatching(/at most 9\d at a time/),
    });
  });

  test("whose values are too long for a single one: 413 that asks for shorter ones", () => {
    const titles = Array.from({ length: 5 }, () =>
      replace("title", "x".repeat((2 * limits.maxPatchWork) / 5)),
    );
    expect(refusal(() => patched(ann, ...titles))).toMatchObject({
      status: 413,
      detail: expect.stringContaining("Send shorter values"),
    });
  });

  test("that makes a resource larger than any body: 413", () => {
    const photo = (name: string) => add("photos", [{ value: name.repeat(600_000) }]);
    expect(patched(ann, photo("a"))).toHaveProperty("photos");
    expect(refusal(() => patched(ann, photo("a"), photo("b")))).toMatchObject({ status: 413 });
  });

  test("that adds too many values: 400", () => {
    const emails = (from: number) =>
      Array.from({ length: 300 }, (_none, i) => ({ value: `${from + i}@x.io` }));
    const error = refusal(() => patched(ann, add("emails", emails(0)), add("emails", emails(300))));
    expect(error).toMatchObject({ status: 400, scimType: "invalidValue" });
  });

  test("single additions of 20,000 members become one", () => {
    const operations = Array.from({ length: 20_000 }, (_none, i) =>
      add("members", [{ value: `u${i}` }]),
    );
    const [change, ...more] = membership(...operations);
    expect(change).toMatchObject({
      kind: "add",
      values: expect.objectContaining({ length: 20_000 }),
    });
    expect(more).toEqual([]);
  });
});
