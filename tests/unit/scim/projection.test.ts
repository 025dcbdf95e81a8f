import { describe, expect, test } from "vitest";
import { list, string } from "@/lib/scim/attribute";
import type { JsonObject } from "@/lib/scim/json";
import { type ProjectionRequest, parseProjection } from "@/lib/scim/projection";
import { represent } from "@/lib/scim/represent";
import { resourceType } from "@/lib/scim/resource-type";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { refusal } from "./refusal";

const ext = urn.enterpriseUser;
const minimum = { schemas: [urn.user, ext], id: "1" };
const stored = {
  id: "1",
  version: 1,
  created: "2026-01-01T00:00:00Z",
  lastModified: "2026-02-01T00:00:00Z",
};
const document: JsonObject = {
  externalId: "x1",
  userName: "ann",
  name: { givenName: "Ann", familyName: "Lee" },
  emails: [{ value: "a@x.io", type: "work" }, { type: "home" }],
  groups: [{ value: "g1", display: "Crew" }],
  password: "must never be shown",
  [ext]: { department: "Ops", manager: { value: "m1", displayName: "Max" } },
};
const shownByDefault: JsonObject = {
  ...minimum,
  externalId: "x1",
  userName: "ann",
  name: { givenName: "Ann", familyName: "Lee" },
  emails: [{ value: "a@x.io", type: "work" }, { type: "home" }],
  groups: [{ value: "g1", display: "Crew", $ref: "https://x.io/Groups/g1" }],
  [ext]: { department: "Ops", manager: { value: "m1", displayName: "Max" } },
  meta: {
    resourceType: "User",
    created: stored.created,
    lastModified: stored.lastModified,
    location: "https://x.io/Users/1",
    version: 'W/"1"',
  },
};

const ann = (request: ProjectionRequest) =>
  represent(userType, { ...stored, document }, "https://x.io", parseProjection(userType, request));
const only = (...attributes: string[]) => ann({ attributes });
const without = (...excludedAttributes: string[]) => ann({ excludedAttributes });
const omit = (...names: string[]) =>
  Object.fromEntries(Object.entries(shownByDefault).filter(([name]) => !names.includes(name)));

test("[46] by default all but what is never returned", () => {
  expect(ann({})).toEqual(shownByDefault);
  expect(Object.keys(ann({}))).toEqual(Object.keys(shownByDefault));
});

describe("[82] attributes", () => {
  test.each<[string[], JsonObject]>([
    [["userName"], { userName: "ann" }],
    [["USERNAME", "meta.version"], { userName: "ann", meta: { version: 'W/"1"' } }],
    [["name.givenName"], { name: { givenName: "Ann" } }],
    [["name", "name.givenName"], { name: { givenName: "Ann", familyName: "Lee" } }],
    [["emails.value"], { emails: [{ value: "a@x.io" }] }],
    [[`${urn.user}:userName`], { userName: "ann" }],
    [[ext], { [ext]: document[ext] ?? null }],
    [["groups.value"], { groups: [{ value: "g1" }] }],
    [["groups.$ref"], { groups: [{ $ref: "https://x.io/Groups/g1" }] }],
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
  const robot = (request: ProjectionRequest) => {
    const { meta: _, ...shown } = represent(
      type,
      { ...stored, document: { serial: "7", log: ["x"], model: "M" } },
      "https://x.io",
      parseProjection(type, request),
    );
    return shown;
  };
  const always = { id: "1", schemas: ["urn:acme:Robot"], serial: "7" };
  expect(robot({})).toEqual({ ...always, model: "M" });
  expect(robot({ attributes: ["log"] })).toEqual({ ...always, log: ["x"] });
  expect(robot({ excludedAttributes: ["serial", "model"] })).toEqual(always);
});

test.each<[string, ProjectionRequest, string[]]>([
  ["by default", {}, ["members"]],
  ["named", { attributes: ["displayName", "members"] }, ["members"]],
  ["named in part", { attributes: ["members.value"] }, ["members"]],
  ["not named", { attributes: ["displayName"] }, []],
  ["excluded", { excludedAttributes: ["Members"] }, []],
  ["excluded by its URN", { excludedAttributes: [`${urn.group}:members`] }, []],
  ["excluded in part", { excludedAttributes: ["members.display"] }, ["members"]],
])("[85] members are read only where they show: %s", (_case, request, needs) => {
  expect([...parseProjection(groupType, request).needs]).toEqual(needs);
});
