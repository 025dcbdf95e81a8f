import { describe } from "vitest";
import { urn } from "@/lib/scim/urn";
import { add, changesAnn, ext, home, work } from "./ann";

describe("add", () => {
  changesAnn([
    [
      "[98] without path merges an object",
      [{ op: "add", value: { nickName: "A", name: { middleName: "B" } } }],
      { nickName: "A", name: { givenName: "Ann", familyName: "Lee", middleName: "B" } },
    ],
    [
      "[98] to a multi-valued attribute appends",
      [add("emails", [{ value: "c@x.io" }])],
      { emails: [work, home, { value: "c@x.io" }] },
    ],
    [
      "[98] to a multi-valued attribute, one bare object",
      [add("emails", { value: "c@x.io" })],
      { emails: [work, home, { value: "c@x.io" }] },
    ],
    ["[98] to a single value replaces it", [add("title", "CTO")], { title: "CTO" }],
    [
      "[98] to a complex value merges",
      [add("name", { givenName: "Anne" })],
      { name: { givenName: "Anne", familyName: "Lee" } },
    ],
    [
      "[106] of a primary value clears the others",
      [add("emails", [{ value: "c@x.io", primary: true }])],
      { emails: [{ ...work, primary: false }, home, { value: "c@x.io", primary: true }] },
    ],
    [
      "[106] of primary to an earlier element clears the later one",
      [add('emails[type eq "home"].primary', true), add('emails[type eq "work"].primary', "True")],
      { emails: [work, { ...home, primary: false }] },
    ],
    [
      "[104] with a value path and no match makes the element",
      [add('emails[type eq "other"].value', "o@x.io")],
      { emails: [work, home, { type: "other", value: "o@x.io" }] },
    ],
    [
      "[104] Entra: names in capitals",
      [add('addresses[type eq "other"].Formatted', "Room 12")],
      { addresses: [{ type: "other", formatted: "Room 12" }] },
    ],
    [
      "[104] two parts of one missing element",
      [
        add('addresses[type eq "work"].country', "PK"),
        add('addresses[type eq "work"].region', "PB"),
      ],
      { addresses: [{ type: "work", country: "PK", region: "PB" }] },
    ],
    [
      "[104] an element to a filter of two equalities",
      [add('phoneNumbers[type eq "work" and primary eq true].value', "1")],
      { phoneNumbers: [{ type: "work", primary: true, value: "1" }] },
    ],
    [
      "with a value path merges into the match",
      [add('emails[type eq "home"]', { display: "H" })],
      { emails: [work, { ...home, display: "H" }] },
    ],
    [
      "[107] with the URN of the core schema",
      [add(`${urn.user}:name.givenName`, "Anne")],
      { name: { givenName: "Anne", familyName: "Lee" } },
    ],
    [
      "[107] with the URN of an extension, any case",
      [add(`${ext.toLowerCase()}:COSTCENTER`, "7")],
      { [ext]: { department: "Ops", manager: { value: "m1" }, costCenter: "7" } },
    ],
    [
      "[107] a whole extension",
      [add(ext, { division: "D" })],
      { [ext]: { department: "Ops", manager: { value: "m1" }, division: "D" } },
    ],
    [
      "[111] dotted and URN keys in a value without path",
      [{ op: "add", value: { "name.formatted": "Ann L", [`${ext}:costCenter`]: "7" } }],
      {
        name: { givenName: "Ann", familyName: "Lee", formatted: "Ann L" },
        [ext]: { department: "Ops", manager: { value: "m1" }, costCenter: "7" },
      },
    ],
    [
      "[113] a manager as a string",
      [add(`${ext}:manager`, "m2")],
      { [ext]: { department: "Ops", manager: { value: "m2" } } },
    ],
    [
      "[113] a manager in an array",
      [add(`${ext}:manager`, [{ value: "m2", $ref: "https://x/m2" }])],
      { [ext]: { department: "Ops", manager: { value: "m2", $ref: "https://x/m2" } } },
    ],
    [
      "[113] the manager's value",
      [add(`${ext}:manager.value`, "m2")],
      { [ext]: { department: "Ops", manager: { value: "m2" } } },
    ],
    [
      "[114] Entra: a role as JSON in a string",
      [add("roles", [{ value: '{"id":"1","value":"Viewer","displayName":"Viewer"}' }])],
      { roles: [{ value: "member" }, { value: "Viewer", display: "Viewer" }] },
    ],
    ["of nothing to a list", [add("emails", [])], {}],
    [
      "[106] a sub-attribute of all elements",
      [add("emails.display", "x")],
      {
        emails: [
          { ...work, display: "x" },
          { ...home, display: "x" },
        ],
      },
    ],
  ]);
});
