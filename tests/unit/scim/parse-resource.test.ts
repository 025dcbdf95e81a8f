import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import { newDocument, parseResource } from "@/lib/scim/parse-resource";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { refusal } from "./refusal";

const user = (attributes: JsonObject) =>
  parseResource(userType, { schemas: [urn.user], userName: "ann", ...attributes }).document;

const group = (attributes: JsonObject) =>
  parseResource(groupType, { schemas: [urn.group], displayName: "Crew", ...attributes });

type Accepted = readonly [rule: string, sent: JsonObject, kept: JsonObject];

describe("what a user's body becomes", () => {
  const cases: readonly Accepted[] = [
    [
      "[26] names in any case",
      { DISPLAYNAME: "Ann", Name: { GivenName: "A" } },
      { displayName: "Ann", name: { givenName: "A" } },
    ],
    [
      "[28] an extension under its URN in any case",
      { [urn.enterpriseUser.toUpperCase()]: { Department: "Ops" } },
      { [urn.enterpriseUser]: { department: "Ops" } },
    ],
    [
      "[28] OneLogin: an extension under its old URN",
      { "urn:scim:schemas:extension:enterprise:2.0": { department: "Ops" } },
      { [urn.enterpriseUser]: { department: "Ops" } },
    ],
    ["[30] externalId kept in its case", { externalId: "00uA" }, { externalId: "00uA" }],
    ["[31] id and meta ignored", { id: "7", meta: { resourceType: "User", version: "x" } }, {}],
    [
      "[35] null, empty arrays, objects and strings are unassigned",
      { title: null, emails: [], name: {}, nickName: "", roles: [] },
      {},
    ],
    [
      "[35] a complex value of empty parts is unassigned",
      { name: { middleName: "", givenName: null } },
      {},
    ],
    [
      "[36] the last of two primaries stays primary",
      {
        emails: [
          { value: "a@x.io", primary: true },
          { value: "b@x.io", primary: true },
        ],
      },
      {
        emails: [
          { value: "a@x.io", primary: false },
          { value: "b@x.io", primary: true },
        ],
      },
    ],
    [
      "[37] a (type, value) sent twice is kept once",
      {
        emails: [
          { value: "a@x.io", type: "work" },
          { value: "A@x.io", type: "WORK", primary: true },
        ],
      },
      { emails: [{ value: "A@x.io", type: "WORK", primary: true }] },
    ],
    [
      "[37] one value of two types stays twice",
      {
        emails: [
          { value: "a@x.io", type: "work" },
          { value: "a@x.io", type: "home" },
        ],
      },
      {
        emails: [
          { value: "a@x.io", type: "work" },
          { value: "a@x.io", type: "home" },
        ],
      },
    ],
    [
      "[38] a type outside of the canonical values",
      { emails: [{ value: "a@x.io", type: "on-call" }] },
      { emails: [{ value: "a@x.io", type: "on-call" }] },
    ],
    ["[39] userName kept in its case", { userName: "Ann.Lee@X.io" }, { userName: "Ann.Lee@X.io" }],
    ["[40] a password is discarded, whatever it is", { password: { not: "a string" } }, {}],
    [
      "[43] the manager's displayName is not the client's",
      { [urn.enterpriseUser]: { manager: { value: "m1", displayName: "Max" } } },
      { [urn.enterpriseUser]: { manager: { value: "m1" } } },
    ],
    ["[44] groups are no part of the document", { groups: [{ value: "g1", display: "Crew" }] }, {}],
    [
      "[52] unknown attributes dropped",
      { favouriteColour: "red", name: { nick: "x", givenName: "A" }, "urn:custom:User": { a: 1 } },
      { name: { givenName: "A" } },
    ],
    [
      "[111] dotted and URN keys are paths",
      {
        "name.givenName": "A",
        [`${urn.enterpriseUser}:department`]: "Ops",
        [`${urn.user}:title`]: "QA",
      },
      { name: { givenName: "A" }, [urn.enterpriseUser]: { department: "Ops" }, title: "QA" },
    ],
    [
      "[111] a value path as a key",
      { 'emails[type eq "work"].value': "a@x.io" },
      { emails: [{ type: "work", value: "a@x.io" }] },
    ],
    [
      "[112] booleans as strings",
      { active: "False", emails: [{ value: "a@x.io", primary: "True" }] },
      { active: false, emails: [{ value: "a@x.io", primary: true }] },
    ],
    [
      "[113] a single value in an array of one",
      { title: ["QA"], name: [{ givenName: "A" }] },
      { title: "QA", name: { givenName: "A" } },
    ],
    [
      "[113] OneLogin: one email as an object",
      { emails: { value: "a@x.io", type: "work" } },
      { emails: [{ value: "a@x.io", type: "work" }] },
    ],
    [
      "[113] a manager as a string",
      { [urn.enterpriseUser]: { manager: "m1" } },
      { [urn.enterpriseUser]: { manager: { value: "m1" } } },
    ],
    [
      "[113] a manager in an array",
      { [urn.enterpriseUser]: { manager: [{ value: "m1", $ref: "https://x.io/m1" }] } },
      { [urn.enterpriseUser]: { manager: { value: "m1", $ref: "https://x.io/m1" } } },
    ],
    [
      "[113] an empty manager, and with it the extension",
      { [urn.enterpriseUser]: { manager: "" } },
      {},
    ],
    [
      "[114] Entra: a role as JSON",
      { roles: ['{"id":"7","value":"Viewer","displayName":"View"}'] },
      { roles: [{ display: "View", value: "Viewer" }] },
    ],
    [
      "[114] Entra: a role as JSON in its value",
      { roles: [{ value: '{"id":"7","value":"Viewer","displayName":"View"}', primary: "False" }] },
      { roles: [{ value: "Viewer", display: "View", primary: false }] },
    ],
    ["[114] a role by its name", { roles: ["admin"] }, { roles: [{ value: "admin" }] }],
    [
      "strings as they were sent, blanks too",
      { name: { familyName: " Nowak" } },
      { name: { familyName: " Nowak" } },
    ],
    [
      "an element of labels alone is none",
      { phoneNumbers: [{ type: "work", value: "", primary: true }] },
      {},
    ],
    [
      "base64 as it was sent",
      { x509Certificates: [{ value: "AQID/+8=" }] },
      { x509Certificates: [{ value: "AQID/+8=" }] },
    ],
  ];

  test.each(cases)("%s", (_rule, sent, kept) => {
    expect(user(sent)).toEqual({ userName: "ann", ...kept });
  });

  test("keys that name parts of prototypes are unknown attributes", () => {
    const body: unknown = JSON.parse(
      '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ann","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"name":{"__proto__":{"admin":true},"givenName":"A"}}',
    );
    const { document } = parseResource(userType, body);
    expect(document).toEqual({ userName: "ann", name: { givenName: "A" } });
    expect(Object.getPrototypeOf(document.name)).toBe(Object.prototype);
    expect(({} as JsonObject).admin).toBeUndefined();
  });
});

describe("white space round a person's names", () => {
  test("is dropped from userName and addresses", () => {
    expect(user({ userName: " ann ", emails: [{ value: "a@x.io " }] })).toEqual({
      userName: "ann",
      emails: [{ value: "a@x.io" }],
    });
  });

  test("alone is no userName", () => {
    expect(refusal(() => user({ userName: " \t" }))).toMatchObject({
      scimType: "invalidValue",
      detail: expect.stringContaining("required"),
    });
  });
});

describe("what a group's body becomes", () => {
  test("white space round a group's name is dropped", () => {
    expect(group({ displayName: "  Crew\t" }).document).toEqual({ displayName: "Crew" });
  });

  test("[42] members are ids, each once", () => {
    const { document, detached } = group({
      members: [{ value: "u1", display: "Ann" }, { Value: "u2", $ref: null }, "u1"],
    });
    expect(document).toEqual({ displayName: "Crew" });
    expect(detached.get("members")).toEqual(["u1", "u2"]);
  });

  test("[55] a new group's document holds its members", () => {
    expect(newDocument(group({ members: [{ value: "u1" }] }))).toEqual({
      displayName: "Crew",
      members: [{ value: "u1" }],
    });
  });

  test("a new user's document holds the groups to join", () => {
    const body = {
      schemas: [urn.user],
      userName: "ann",
      groups: [{ value: "g1" }, { value: "g1" }],
    };
    expect(newDocument(parseResource(userType, body))).toEqual({
      userName: "ann",
      groups: [{ value: "g1" }],
    });
  });
});

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
    ["[34] strings in a list of objects", { emails: ["a@x.io"] }, /"emails" must be an object/],
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
    ["[50] no userName", { userName: null }, /"userName" is required/],
    ["[50] an empty userName", { userName: "" }, /"userName" is required/],
    ["U+0000 in a string", { title: "a\u0000b" }, /"title" holds a character that isn't text/],
    [
      "half a surrogate pair",
      { name: { givenName: "\ud800" } },
      /"name.givenName" holds a character that isn't text/,
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
