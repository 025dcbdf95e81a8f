import { describe, expect, test } from "vitest";
import { string } from "@/lib/scim/attribute";
import type { Json, JsonObject } from "@/lib/scim/json";
import { parseResource } from "@/lib/scim/parse-resource";
import { planReplace } from "@/lib/scim/replace";
import { resourceType } from "@/lib/scim/resource-type";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { refusal } from "./refusal";

const ext = urn.enterpriseUser;
const current: JsonObject = {
  userName: "ann",
  externalId: "e1",
  title: "QA",
  active: false,
  roles: [{ value: "admin" }],
  emails: [{ value: "a@x.io", type: "work" }],
  [ext]: { department: "Ops" },
};

const put = (attributes: JsonObject) =>
  planReplace(
    userType,
    parseResource(userType, { schemas: [urn.user], userName: "ann", ...attributes }, "replace"),
  );

const kept = { userName: "ann", active: false, roles: [{ value: "admin" }] };

test.each<[string, JsonObject, JsonObject]>([
  [
    "[89] what is left out is cleared, in extensions too; the state and the roles are kept",
    {},
    kept,
  ],
  [
    "[89] what is stated replaces",
    { title: "CTO", active: true, roles: [{ value: "member" }] },
    { userName: "ann", title: "CTO", active: true, roles: [{ value: "member" }] },
  ],
  ["[89] roles stated to be none are cleared", { roles: [] }, { userName: "ann", active: false }],
  [
    "[89] a complex value is replaced as a whole",
    { [ext]: { division: "D" } },
    { ...kept, [ext]: { division: "D" } },
  ],
  [
    "Okta: an echo with read-only values and empty strings",
    { id: "1", meta: {}, groups: [], title: "", password: "x" },
    kept,
  ],
])("%s", (_rule, body, expected) => {
  expect(put(body).apply(current)).toEqual(expected);
});

test("[88] an unchanged body gives the same document back, whatever the order of its keys", () => {
  const { emails = [], [ext]: enterprise = {} } = current;
  const body = { emails, [ext]: enterprise, title: "QA", externalId: "e1" };
  expect(put(body).apply(current)).toBe(current);
});

test.each([[null], [""], [[]]])("[89] active %j is refused, and never taken for true", (active) => {
  expect(refusal(() => put({ active }))).toMatchObject({
    status: 400,
    scimType: "invalidValue",
    detail: expect.stringContaining('"active"'),
  });
});

test("[90] a required attribute must be there", () => {
  expect(refusal(() => put({ userName: null }))).toMatchObject({
    status: 400,
    scimType: "invalidValue",
  });
});

describe("[92] a group's members", () => {
  const detached = (members: JsonObject) =>
    planReplace(
      groupType,
      parseResource(
        groupType,
        { schemas: [urn.group], displayName: "Crew", ...members },
        "replace",
      ),
    ).detached;

  test.each<[string, JsonObject, string[]]>([
    ["are replaced", { members: [{ value: "u1" }, { value: "u2" }] }, ["u1", "u2"]],
    ["are cleared where they are left out", {}, []],
    ["are cleared by null", { members: null }, []],
  ])("%s", (_rule, members, values) => {
    expect(detached(members)).toEqual([{ kind: "replace", attribute: "members", values }]);
  });

  test.each<[Json]>([[[{ value: "g1" }]], [[{ display: "Crew" }]], [[null]], ["g1"], [7]])(
    "[41] [44] a user's groups aren't touched, nor read: %j",
    (groups) => {
      expect(put({ groups }).detached).toEqual([]);
    },
  );
});

describe("[45] [90] an immutable attribute", () => {
  const type = resourceType({
    name: "Robot",
    endpoint: "Robots",
    schema: "urn:acme:Robot",
    description: "",
    attributes: { serial: string("", { mutability: "immutable" }), model: string("") },
  });
  const robot = (attributes: JsonObject) =>
    planReplace(type, parseResource(type, { schemas: [type.schema], ...attributes }, "replace"));

  test("may be set once, and sent again as it is", () => {
    expect(robot({ serial: "7" }).apply({ model: "M" })).toEqual({ serial: "7" });
    expect(robot({ serial: "7", model: "N" }).apply({ serial: "7", model: "M" })).toEqual({
      serial: "7",
      model: "N",
    });
  });

  test("stays where it is left out", () => {
    expect(robot({ model: "N" }).apply({ serial: "7" })).toEqual({ serial: "7", model: "N" });
  });

  test.each([["8"], [null]])("may not become %j", (serial) => {
    expect(refusal(() => robot({ serial }).apply({ serial: "7" }))).toMatchObject({
      status: 400,
      scimType: "mutability",
    });
  });
});
