import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/scim/json";
import { newDocument, parseResource } from "@/lib/scim/parse-resource";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { group, user } from "./parsed";
import { refusal } from "./refusal";

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
      { 'emails[type eq "work"].primary': true, 'emails[type eq "work"].value': "a@x.io" },
      { emails: [{ type: "work", primary: true, value: "a@x.io" }] },
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
