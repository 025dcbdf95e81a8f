import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/scim/json";
import { parsePatch } from "@/lib/scim/patch/parse-patch";
import { planPatch } from "@/lib/scim/patch/plan-patch";
import { groupType } from "@/lib/scim/resources/group";
import { urn } from "@/lib/scim/urn";
import { add, membership, message, remove, replace } from "./ann";
import { refusal } from "./refusal";

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
