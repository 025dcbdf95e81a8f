import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import { parseResource } from "@/lib/scim/parse-resource";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { group, user } from "./parsed";
import { refusal } from "./refusal";

describe("the schemas of a body", () => {
  test.each([
    ["the core schema", [urn.user]],
    ["[26] in any case", [urn.user.toUpperCase()]],
    ["an extension without data (Entra)", [urn.user, urn.enterpriseUser]],
    ["unknown ones beside it", [urn.user, "urn:acme:Robot"]],
    [
      "the old ones (OneLogin)",
      ["urn:scim:schemas:core:2.0", "urn:scim:schemas:extension:enterprise:2.0"],
    ],
    ["those of SCIM 1.1", ["urn:scim:schemas:core:1.0"]],
  ])("accepted: %s", (_rule, schemas) => {
    expect(parseResource(userType, { schemas, userName: "ann" }).document).toEqual({
      userName: "ann",
    });
  });

  test.each([
    ["[27] missing", undefined],
    ["[27] empty", []],
    ["[27] null", null],
    ["[27] of another type", [urn.group]],
    ["[27] an extension alone", [urn.enterpriseUser]],
    ["[27] no strings", [7, { a: 1 }]],
  ])("refused: %s", (_rule, schemas) => {
    const error = refusal(() =>
      parseResource(userType, { ...(schemas !== undefined && { schemas }), userName: "ann" }),
    );
    expect(error).toMatchObject({ status: 400, scimType: "invalidValue" });
    expect(error.detail).toContain(urn.user);
  });

  test.each([null, "text", 7, [], true])("a body that is no object: %j", (body) => {
    expect(refusal(() => parseResource(userType, body))).toMatchObject({
      status: 400,
      scimType: "invalidSyntax",
    });
  });
});

describe("refused with invalidValue, naming the place", () => {
  const cases: readonly (readonly [rule: string, sent: JsonObject, detail: RegExp])[] = [
    [
      "[34] a number for a string",
      { userName: 7 },
      /"userName" must be a string; found the number 7/,
    ],
    [
      "[34] a word for a boolean",
      { active: "maybe" },
      /"active" must be true or false; found the string "maybe"/,
    ],
    [
      "[34] a string for a complex value",
      { name: "Ann" },
      /"name" must be an object; found the string "Ann"/,
    ],
    ["[34] a string for a list", { emails: "a@x.io" }, /"emails" must be an array of objects/],
    [
      "[34] strings in a list of objects",
      { emails: ["a@x.io"] },
      /"emails" must be an array of objects/,
    ],
    [
      "[34] a wrong type inside",
      { emails: [{ value: 7 }] },
      /"emails.value" must be a string; found the number 7/,
    ],
    [
      "[34] two values for one",
      { title: ["a", "b"] },
      /"title" must be a string; found an array of 2/,
    ],
    [
      "[34] an object for a string",
      { title: { a: 1 } },
      /"title" must be a string; found an object/,
    ],
    [
      "[34] a wrong type in an extension",
      { [urn.enterpriseUser]: { department: 7 } },
      /department" must be a string/,
    ],
    [
      "[34] an extension that is none",
      { [urn.enterpriseUser]: "Ops" },
      /enterprise:2.0:User" must be an object/,
    ],
    [
      "[34] what isn't base64",
      { x509Certificates: [{ value: "%%%" }] },
      /"x509Certificates.value" must be a string in base64/,
    ],
    [
      "[34] a membership without an id",
      { groups: [{ display: "Crew" }] },
      /"groups" needs a "value"/,
    ],
    ["[34] a membership that is nothing", { groups: [null] }, /"groups" needs a "value"/],
    [
      "[34] numbers for memberships",
      { groups: ["g1", 7] },
      /"groups" must be an array of objects; found the number 7/,
    ],
    ["[34] a number for roles", { roles: 7 }, /"roles" must be an array of objects/],
    ["[50] no userName", { userName: null }, /"userName" is required/],
    ["[50] an empty userName", { userName: "" }, /"userName" is required/],
    ["U+0000 in a string", { title: "a\u0000b" }, /"title" has an invalid character/],
    [
      "half a surrogate pair",
      { name: { givenName: "\ud800" } },
      /"name.givenName" has an invalid character/,
    ],
    [
      "an endless userName",
      { userName: "a".repeat(401) },
      /"userName" has 401 characters; at most 400/,
    ],
  ];

  test.each(cases)("%s", (_rule, sent, detail) => {
    const error = refusal(() => user(sent));
    expect(error).toMatchObject({ status: 400, scimType: "invalidValue" });
    expect(error.detail).toMatch(detail);
  });
});

describe("a body without measure", () => {
  const nested = (levels: number): JsonObject => (levels === 0 ? {} : { a: nested(levels - 1) });

  test("that nests too deep is refused, even where it would be dropped", () => {
    expect(user({ favourite: nested(limits.maxNesting - 2) })).toEqual({ userName: "ann" });
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`);
    for (const favourite of [nested(limits.maxNesting), deep as JsonObject]) {
      expect(refusal(() => user({ favourite }))).toMatchObject({
        status: 400,
        scimType: "invalidSyntax",
      });
    }
  });

  test("with too many values of one attribute is refused", () => {
    const emails = (count: number) =>
      Array.from({ length: count }, (_none, i) => ({ value: `${i}@x.io` }));
    expect(user({ emails: emails(limits.maxValues) }).emails).toHaveLength(limits.maxValues);
    expect(refusal(() => user({ emails: emails(limits.maxValues + 1) }))).toMatchObject({
      status: 400,
      scimType: "invalidValue",
      detail: expect.stringContaining(`at most ${limits.maxValues}`),
    });
  });

  test("with too many names is refused, unknown ones included", () => {
    const names = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_none, i) => [`shoe[${i}`, 1]));
    expect(user(names(limits.maxNames - 2))).toEqual({ userName: "ann" });
    expect(refusal(() => user(names(limits.maxNames)))).toMatchObject({
      status: 413,
      detail: expect.stringContaining(`at most ${limits.maxNames}`),
    });
  });

  test("whose keys would have every value gone through too often is refused", () => {
    const phoneNumbers = [{ value: "1".repeat(limits.maxPatchWork / 100), type: "work" }];
    const keys = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_none, i) => [`phoneNumbers[display eq "${i}"].type`, "x"]),
      );
    expect(user({ phoneNumbers, ...keys(90) }).phoneNumbers).toHaveLength(91);
    expect(refusal(() => user({ phoneNumbers, ...keys(100) }))).toMatchObject({ status: 413 });
  });

  test("[92] a group's members are not counted", () => {
    const members = Array.from({ length: 100_000 }, (_none, i) => ({ value: `u${i}` }));
    expect(group({ members }).detached.get("members")).toHaveLength(100_000);
  });
});
