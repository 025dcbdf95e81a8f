import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import { parsePatch } from "@/lib/scim/patch/parse-patch";
import { planPatch } from "@/lib/scim/patch/plan-patch";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { refusal } from "./refusal";

const ext = urn.enterpriseUser;
const work = { type: "work", value: "ann@x.io", primary: true };
const home = { type: "home", value: "ann@home.io" };

const ann: JsonObject = {
  userName: "ann",
  active: true,
  title: "QA",
  name: { givenName: "Ann", familyName: "Lee" },
  emails: [work, home],
  roles: [{ value: "member" }],
  [ext]: { department: "Ops", manager: { value: "m1" } },
};

const message = (...operations: Json[]) => ({ schemas: [urn.patchOp], Operations: operations });
const patched = (current: JsonObject, ...operations: Json[]) =>
  planPatch(userType, parsePatch(userType, message(...operations))).apply(current);
const membership = (...operations: Json[]) =>
  planPatch(groupType, parsePatch(groupType, message(...operations))).detached;

const add = (path: string, value: Json) => ({ op: "add", path, value });
const replace = (path: string, value: Json) => ({ op: "replace", path, value });
const remove = (path: string, value?: Json) => ({
  op: "remove",
  path,
  ...(value !== undefined && { value }),
});

type Case = readonly [rule: string, operations: Json[], changed: JsonObject];

/** Each case says what differs from Ann; null stands for an attribute that is gone. */
const check = (cases: readonly Case[]) =>
  test.each(cases)("%s", (_rule, operations, changed) => {
    const expected = Object.entries({ ...ann, ...changed }).filter(([, value]) => value !== null);
    expect(patched(ann, ...operations)).toEqual(Object.fromEntries(expected));
  });

describe("add", () => {
  check([
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

describe("replace", () => {
  check([
    [
      "without path",
      [{ op: "replace", value: { active: false, title: "CTO" } }],
      { active: false, title: "CTO" },
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
      "[113] a manager by an empty string: cleared",
      [replace(`${ext}:manager`, "")],
      { [ext]: { department: "Ops" } },
    ],
    ["[113] a single value in an array", [replace("title", ["CTO"])], { title: "CTO" }],
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
  check([
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

describe("refused", () => {
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

describe("members of a group are changed by id", () => {
  const members = (kind: string, ...values: string[]) => ({ kind, attribute: "members", values });

  test.each<[string, Json[], unknown[]]>([
    [
      "[98] add",
      [add("members", [{ value: "a", display: "A" }, { value: "b" }])],
      [members("add", "a", "b")],
    ],
    ["add of one bare object", [add("members", { value: "a" })], [members("add", "a")]],
    [
      "[107] add with the URN of the core schema",
      [add(`${urn.group}:members`, [{ value: "a" }])],
      [members("add", "a")],
    ],
    [
      "add without path adds, and never replaces",
      [{ op: "add", value: { members: [{ value: "a" }] } }],
      [members("add", "a")],
    ],
    ["add of nobody", [add("members", [])], []],
    [
      "[101] remove with a list",
      [{ op: "Remove", path: "members", value: [{ $ref: null, value: "a" }] }],
      [members("remove", "a")],
    ],
    ["[101] remove with an empty list", [remove("members", [])], []],
    ["[101] remove of all", [remove("members")], [members("replace")]],
    ["[101] remove by filter", [remove('members[value eq "a"]')], [members("remove", "a")]],
    [
      "[101] remove by several ids",
      [remove('members[value eq "a" or value eq "b"]')],
      [members("remove", "a", "b")],
    ],
    [
      "Okta: one out, one in",
      [remove('members[value eq "a"]'), add("members", [{ value: "b" }])],
      [members("remove", "a"), members("add", "b")],
    ],
    [
      "neighbours of one kind are joined",
      [
        add("members", [{ value: "a" }]),
        add("members", [{ value: "b" }]),
        add("members", [{ value: "a" }]),
      ],
      [members("add", "a", "b")],
    ],
    ["Okta: replace", [replace("members", [{ value: "a" }])], [members("replace", "a")]],
    [
      "Okta: replace by nobody",
      [{ op: "replace", value: { members: [], id: "g", displayName: "Crew" } }],
      [members("replace")],
    ],
    ["replace by null", [replace("members", null)], [members("replace")]],
  ])("%s", (_rule, operations, detached) => {
    expect(membership(...operations)).toEqual(detached);
  });

  test("another filter is handed on", () => {
    expect(membership(remove('members[type eq "Group" and display sw "x"]'))).toMatchObject([
      {
        kind: "removeWhere",
        attribute: "members",
        filter: { kind: "and", left: { path: { keys: ["type"] } } },
      },
    ]);
  });

  test("members are no part of the document", () => {
    const current = { displayName: "Crew" };
    const change = planPatch(
      groupType,
      parsePatch(groupType, message(add("members", [{ value: "a" }]))),
    );
    expect(change.apply(current)).toBe(current);
  });

  test.each<[string, Json, string]>([
    ["[42] a member's value in place", replace('members[value eq "a"].value', "b"), "mutability"],
    ["[42] a member in place", replace('members[value eq "a"]', { value: "b" }), "mutability"],
    ["[42] a member's display", remove('members[value eq "a"].display'), "mutability"],
    ["a member without id", add("members", [{ display: "A" }]), "invalidValue"],
    ["a member that is a number", add("members", [7]), "invalidValue"],
    ["an id that is no text", add("members", [{ value: "\u0000" }]), "invalidValue"],
    ["an id that is no string", add("members", [{ value: { id: 1 } }]), "invalidValue"],
  ])("refused: %s", (_rule, operation, scimType) => {
    expect(refusal(() => membership(operation))).toMatchObject({ status: 400, scimType });
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
