import { describe, expect, test } from "vitest";
import { list, string } from "@/lib/scim/attribute";
import type { JsonObject } from "@/lib/scim/json";
import { needsOf, parseProjection, project } from "@/lib/scim/projection";
import { resourceType } from "@/lib/scim/resource-type";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { refusal } from "./refusal";

const ext = urn.enterpriseUser;
const minimum = { schemas: [urn.user, ext], id: "1" };
const ann: JsonObject = {
  ...minimum,
  userName: "ann",
  name: { givenName: "Ann", familyName: "Lee" },
  emails: [{ value: "a@x.io", type: "work" }, { type: "home" }],
  groups: [{ value: "g1", display: "Crew" }],
  password: "must never be shown",
  [ext]: { department: "Ops", manager: { value: "m1", displayName: "Max" } },
  meta: { resourceType: "User", version: 'W/"1"' },
};
const { password: _never, ...shownByDefault } = ann;

const only = (...attributes: string[]) =>
  project(userType, ann, parseProjection(userType, { attributes }));
const without = (...excludedAttributes: string[]) =>
  project(userType, ann, parseProjection(userType, { excludedAttributes }));
const omit = (...names: string[]) =>
  Object.fromEntries(Object.entries(shownByDefault).filter(([name]) => !names.includes(name)));

test("[46] by default all but what is never returned", () => {
  expect(project(userType, ann, parseProjection(userType, {}))).toEqual(shownByDefault);
});

describe("[82] attributes", () => {
  test.each<[string[], JsonObject]>([
    [["userName"], { userName: "ann" }],
    [["USERNAME", "meta.version"], { userName: "ann", meta: { version: 'W/"1"' } }],
    [["name.givenName"], { name: { givenName: "Ann" } }],
    [["name", "name.givenName"], { name: { givenName: "Ann", familyName: "Lee" } }],
    [["emails.value"], { emails: [{ value: "a@x.io" }] }],
    [[`${urn.user}:userName`], { userName: "ann" }],
    [[ext], { [ext]: ann[ext] ?? null }],
    [[`${ext}:department`], { [ext]: { department: "Ops" } }],
    [[`${ext}:manager.value`], { [ext]: { manager: { value: "m1" } } }],
    [["favourite", "urn:acme:User:badge", "%%"], {}],
    [["title"], {}],
  ])("%j", (attributes, shown) => {
    expect(only(...attributes)).toEqual({ ...minimum, ...shown });
  });
});

test("[84] a password never shows, named or not", () => {
  expect(only("password")).toEqual(minimum);
  expect(without("userName")).not.toHaveProperty("password");
});

describe("[83] excludedAttributes", () => {
  test.each<[string[], JsonObject]>([
    [["name"], omit("name")],
    [["id", "schemas"], shownByDefault],
    [["name.givenName"], { ...shownByDefault, name: { familyName: "Lee" } }],
    [["emails.value", "emails.type"], omit("emails")],
    [["GROUPS", ext], omit("groups", ext)],
    [[`${ext}:department`, `${ext}:manager`], omit(ext)],
    [["favourite"], shownByDefault],
  ])("%j", (excluded, shown) => {
    expect(without(...excluded)).toEqual(shown);
  });
});

test("[81] both are refused", () => {
  expect(
    refusal(() => parseProjection(userType, { attributes: ["id"], excludedAttributes: ["name"] })),
  ).toMatchObject({ status: 400, scimType: "invalidValue" });
});

test("[46] what is returned on request shows when it is named, and only then", () => {
  const type = resourceType({
    name: "Robot",
    endpoint: "Robots",
    schema: "urn:acme:Robot",
    description: "",
    attributes: {
      serial: string("", { returned: "always" }),
      log: list(string("", { returned: "request" })),
      model: string(""),
    },
  });
  const robot = { id: "1", schemas: [], serial: "7", log: ["x"], model: "M" };
  expect(project(type, robot, parseProjection(type, {}))).toEqual({
    id: "1",
    schemas: [],
    serial: "7",
    model: "M",
  });
  expect(project(type, robot, parseProjection(type, { attributes: ["log"] }))).toEqual({
    id: "1",
    schemas: [],
    serial: "7",
    log: ["x"],
  });
  expect(
    project(type, robot, parseProjection(type, { excludedAttributes: ["serial", "model"] })),
  ).toEqual({ id: "1", schemas: [], serial: "7" });
});

test.each<[string, Parameters<typeof parseProjection>[1], string[]]>([
  ["by default", {}, ["members"]],
  ["named", { attributes: ["displayName", "members"] }, ["members"]],
  ["named in part", { attributes: ["members.value"] }, ["members"]],
  ["not named", { attributes: ["displayName"] }, []],
  ["excluded", { excludedAttributes: ["Members"] }, []],
  ["excluded by its URN", { excludedAttributes: [`${urn.group}:members`] }, []],
  ["excluded in part", { excludedAttributes: ["members.display"] }, ["members"]],
])("[85] members are read only where they show: %s", (_case, request, needs) => {
  expect([...needsOf(groupType, parseProjection(groupType, request))]).toEqual(needs);
});
