import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/scim/json";
import { urn } from "@/lib/scim/urn";
import { add, ann, changesAnn, ext, home, patched, remove, replace, work } from "./ann";

const boss = { value: "m1", $ref: "https://x/Users/m1" };

describe("replace", () => {
  changesAnn([
    [
      "without path",
      [{ op: "replace", value: { active: false, title: "CTO" } }],
      { active: false, title: "CTO" },
    ],
    [
      "[111] without path, by names with their schema's URN",
      [
        {
          op: "replace",
          value: { [`${urn.user}:title`]: "CTO", [`${urn.user}:name.givenName`]: "A" },
        },
      ],
      { title: "CTO", name: { givenName: "A", familyName: "Lee" } },
    ],
    [
      "[111] without path, in an object of the core schema, in any case",
      [
        {
          op: "replace",
          value: {
            [urn.user.toUpperCase()]: { title: "CTO", "name.givenName": "A", active: "False" },
            [ext]: { department: "QA" },
          },
        },
      ],
      {
        title: "CTO",
        active: false,
        name: { givenName: "A", familyName: "Lee" },
        [ext]: { department: "QA", manager: { value: "m1" } },
      },
    ],
    [
      "[112] Entra: in capitals, booleans as strings",
      [{ op: "Replace", path: "active", value: "False" }],
      { active: false },
    ],
    ["[103] of a missing attribute adds it", [replace("nickName", "A")], { nickName: "A" }],
    [
      "[103] of a complex value changes what is named",
      [replace("name", { givenName: "Anne" })],
      { name: { givenName: "Anne", familyName: "Lee" } },
    ],
    [
      "[103] an empty part of a complex value is cleared",
      [replace("name", { familyName: "" })],
      { name: { givenName: "Ann" } },
    ],
    [
      "of a multi-valued attribute",
      [replace("emails", [{ value: "c@x.io" }])],
      { emails: [{ value: "c@x.io" }] },
    ],
    [
      "[35] by null clears",
      [replace("title", null), replace("emails", [])],
      { title: null, emails: null },
    ],
    ["[35] by an empty string clears", [replace("title", "")], { title: null }],
    [
      "[104] Entra: creates a missing element",
      [replace('phoneNumbers[type eq "mobile"].value', "+1")],
      { phoneNumbers: [{ type: "mobile", value: "+1" }] },
    ],
    [
      "[104] Entra: a role by its primary",
      [replace('roles[primary eq "True"].value', "admin")],
      { roles: [{ value: "member" }, { primary: true, value: "admin" }] },
    ],
    [
      "[105] the whole element",
      [replace('emails[type eq "home"]', { type: "home", value: "new@home.io" })],
      { emails: [work, { type: "home", value: "new@home.io" }] },
    ],
    [
      "one sub-attribute of the match",
      [replace('emails[type eq "work"].value', "new@x.io")],
      { emails: [{ ...work, value: "new@x.io" }, home] },
    ],
    [
      "one value that matches the filter",
      [
        replace('name[givenName eq "ann"].familyName', "Ray"),
        replace(`${ext}[department eq "Ops"]`, { division: "D" }),
      ],
      {
        name: { givenName: "Ann", familyName: "Ray" },
        [ext]: { department: "Ops", division: "D", manager: { value: "m1" } },
      },
    ],
    [
      "[106] what isn't said to be primary is not",
      [
        replace("emails[primary eq false].value", "new@x.io"),
        replace('phoneNumbers[type eq "work" and primary eq false].value', "1"),
      ],
      {
        emails: [work, { ...home, value: "new@x.io" }],
        phoneNumbers: [{ type: "work", value: "1" }],
      },
    ],
    ["an emptied element goes", [replace('emails[type eq "work"].value', "")], { emails: [home] }],
    [
      "[106] a primary in the match clears the others",
      [replace('emails[value ew "home.io"].primary', true)],
      {
        emails: [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      },
    ],
    [
      "[106] a primary without a value takes the place of none",
      [replace('emails[type eq "other"].primary', true)],
      {},
    ],
    [
      "[106] a primary, and only then its value",
      [
        replace('emails[type eq "other"].primary', "True"),
        replace('emails[type eq "other"].value', "ann@y.io"),
      ],
      {
        emails: [
          { ...work, primary: false },
          home,
          { type: "other", value: "ann@y.io", primary: true },
        ],
      },
    ],
    [
      "[113] a manager by an empty string: cleared",
      [replace(`${ext}:manager`, "")],
      { [ext]: { department: "Ops" } },
    ],
    ["[113] a single value in an array", [replace("title", ["CTO"])], { title: "CTO" }],
    [
      "Entra: another manager by its id, without the URI of the one before",
      [replace(`${ext}:manager`, boss), replace(`${ext}:manager`, "m2")],
      { [ext]: { department: "Ops", manager: { value: "m2" } } },
    ],
    [
      "a manager's value, after the URI that goes with it",
      [
        replace(`${ext}:manager`, boss),
        replace(`${ext}:manager.$ref`, "https://x/Users/m2"),
        replace(`${ext}:manager.value`, "m2"),
      ],
      { [ext]: { department: "Ops", manager: { value: "m2", $ref: "https://x/Users/m2" } } },
    ],
    ["an extension by null: gone", [replace(ext, null)], { [ext]: null }],
    [
      "[108] Okta: read-only values in an echo are passed over",
      [
        {
          op: "replace",
          value: { id: "7", schemas: [], meta: {}, groups: [], favourite: 1, title: "CTO" },
        },
      ],
      { title: "CTO" },
    ],
    [
      "[40] a password: discarded",
      [replace("password", "x"), { op: "replace", value: { password: "y" } }],
      {},
    ],
    [
      "an unknown extension: dropped",
      [
        replace("urn:acme:2.0:User:badge", "7"),
        { op: "add", value: { "urn:acme:2.0:User": { a: 1 } } },
      ],
      {},
    ],
    [
      "[95] later operations see earlier ones",
      [replace("title", "A"), remove("title"), replace("nickName", "B")],
      { title: null, nickName: "B" },
    ],
  ]);
});

describe("remove", () => {
  changesAnn([
    ["a single value", [remove("title")], { title: null }],
    ["[101] all of a multi-valued attribute", [remove("emails")], { emails: null }],
    [
      "[101] what a filter matches",
      [remove('emails[type eq "work" and value ew "x.io"]')],
      { emails: [home] },
    ],
    ["[101] what a filter matches, to the last", [remove("emails[value pr]")], { emails: null }],
    ["[101] what the value lists", [remove("emails", [{ value: "ANN@x.io" }])], { emails: [home] }],
    [
      "[101] what the value lists, by type",
      [remove("emails", [{ type: "home" }])],
      { emails: [work] },
    ],
    ["[101] a list of nothing: nothing", [remove("emails", [])], {}],
    [
      "what isn't there: no error",
      [remove("nickName"), remove('emails[type eq "fax"]'), remove("name.middleName")],
      {},
    ],
    ["Entra: a superfluous value", [{ op: "Remove", path: "title", value: "" }], { title: null }],
    ["a sub-attribute", [remove("name.givenName")], { name: { familyName: "Lee" } }],
    [
      "the last sub-attributes, and with them the attribute",
      [remove("name.givenName"), remove("name.familyName")],
      { name: null },
    ],
    [
      "a sub-attribute of the match",
      [remove('emails[type eq "work"].primary')],
      { emails: [{ type: "work", value: "ann@x.io" }, home] },
    ],
    [
      "Entra: the manager by its id",
      [remove(`${ext}:manager[value eq "m1"]`)],
      { [ext]: { department: "Ops" } },
    ],
    [
      "a manager's value, and with it its URI",
      [replace(`${ext}:manager`, boss), remove(`${ext}:manager.value`)],
      { [ext]: { department: "Ops" } },
    ],
    ["another manager than there is: no change", [remove(`${ext}:manager[value eq "m9"]`)], {}],
    [
      "[107] the last values of an extension, and with them the extension",
      [remove(`${ext}:department`), remove(`${ext}:manager`)],
      { [ext]: null },
    ],
    ["an extension", [remove(ext)], { [ext]: null }],
  ]);
});

describe("what changes nothing gives the same document back", () => {
  test.each<[string, Json[]]>([
    ["[93] no operations", []],
    ["[99] an email that is there", [add("emails", [{ value: "ann@x.io", type: "work" }])]],
    ["[99] the same value", [replace("title", "QA"), add("active", "True")]],
    ["[99] a change and its undoing", [replace("title", "X"), replace("title", "QA")]],
    ["[99] the same complex value", [replace("name", { familyName: "Lee", givenName: "Ann" })]],
  ])("%s", (_rule, operations) => {
    expect(patched(ann, ...operations)).toBe(ann);
  });
});
