import { describe, expect, test } from "vitest";
import { parseFilter } from "@/lib/scim/filter/parse";
import { resolveFilter, resolveWhere } from "@/lib/scim/filter/resolve";
import { limits } from "@/lib/scim/limits";
import { parsePath, resolvePath } from "@/lib/scim/path";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { robotType } from "./robot";

const robot = (text: string) => resolveFilter(robotType, parseFilter(text));
const user = (text: string) => resolveFilter(userType, parseFilter(text));
const compare = (keys: string[], value: unknown) => ({
  kind: "compare",
  path: expect.objectContaining({ keys }),
  value,
});

describe("literals take the attribute's type", () => {
  test.each([
    ['awake eq "True"', true], // Entra
    ['awake ne "FALSE"', false],
    ["awake eq true", true],
    ['joints eq "6"', 6],
    ["joints gt 6", 6],
    ["weight le 1.50", 1.5],
    ["serial eq 4711", "4711"],
    ["serial eq 0x1F", "0x1F"],
    ["serial eq true", "true"],
    ['built gt "2011-05-13T04:42:34Z"', "2011-05-13T04:42:34Z"],
    ['firmware eq "AAEC"', "AAEC"],
    ['manual sw "https://"', "https://"],
  ])("%s", (text, value) => {
    expect(robot(text)).toMatchObject({ kind: "compare", value });
  });

  test("blanks round a name are none to a look-up, since they are dropped from what is stored", () => {
    expect(user('userName eq " ann\\t"')).toMatchObject({ value: "ann" });
    expect(user('emails.value ne " a@x.io"')).toMatchObject({ value: "a@x.io" });
    expect(user('userName co " "')).toMatchObject({ value: " " });
    expect(user('title eq " x"')).toMatchObject({ value: " x" });
  });

  test.each([
    ['awake eq "yes"', '"awake" must be compared with true or false, not with "yes"'],
    ["awake eq 1", "true or false"],
    ['joints eq "six"', '"joints" must be compared with a number, not with "six"'],
    ["joints eq true", "a number"],
    ['built gt "yesterday"', "a dateTime such as 2011-05-13T04:42:34Z"],
    ['built gt "2011-02-30T04:42:34Z"', "a dateTime"],
    ["built gt 2011", "a dateTime"],
  ])("%s is refused", (text, detail) => {
    expect(() => robot(text)).toThrow(detail);
  });
});

describe("operators by type (RFC 7644 table 3)", () => {
  const legal: Record<string, string> = {
    name: "eq ne co sw ew gt ge lt le",
    manual: "eq ne co sw ew gt ge lt le",
    awake: "eq ne",
    firmware: "eq ne",
    joints: "eq ne gt ge lt le",
    weight: "eq ne gt ge lt le",
    built: "eq ne gt ge lt le",
  };
  const literals: Record<string, string> = {
    awake: "true",
    joints: "1",
    weight: "1",
    built: '"2011-05-13T04:42:34Z"',
  };
  const cases = Object.entries(legal).flatMap(([name, ops]) =>
    ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"].map(
      (op) => [`${name} ${op} ${literals[name] ?? '"x"'}`, ops.includes(op)] as const,
    ),
  );

  test.each(cases)("%s is legal: %s", (text, isLegal) => {
    if (isLegal) return expect(robot(text)).toMatchObject({ kind: "compare" });
    expect(() => robot(text)).toThrow(
      expect.objectContaining({ status: 400, scimType: "invalidFilter" }),
    );
  });
});

describe("attributes", () => {
  test.each([
    ["shoeSize eq 4", 'The filter is invalid at character 1: User has no attribute "shoeSize".'],
    ['active eq true and name.shoe eq "x"', 'character 20: User has no attribute "name.shoe"'],
    ["emails[shoe pr]", 'character 8: emails has no attribute "shoe"'],
    [`emails[${urn.user}:emails pr]`, "emails has no attribute"],
    ['name eq "x"', '"name" is complex: compare one of its sub-attributes, as in name.formatted'],
    [`${urn.enterpriseUser} eq "x"`, "is complex"],
    ['userName[value eq "x"]', '"userName" has no sub-attributes'],
    ['emails.value[value eq "x"]', '"emails.value" has no sub-attributes'],
    ['password eq "x"', '"password" is secret and can\'t be used in a filter'],
    ["password pr", "secret"],
    ['meta.location eq "x"', "compare the id instead"],
    ['groups.$ref eq "x"', "compare the id instead"],
    ["title gt null", "null can only be compared with eq or ne, not with gt"],
  ])("%s is refused", (text, detail) => {
    expect(() => user(text)).toThrow(
      expect.objectContaining({
        status: 400,
        scimType: "invalidFilter",
        detail: expect.stringContaining(detail),
      }),
    );
  });

  test.each([
    ['emails co "x"', ["emails", "value"]],
    ['manager eq "x"', [urn.enterpriseUser, "manager", "value"]], // Entra's reference check
    ['groups eq "x"', ["groups", "value"]],
    [
      `${urn.enterpriseUser}:manager.displayname eq "x"`,
      [urn.enterpriseUser, "manager", "displayName"],
    ],
  ])("%s compares the value", (text, keys) => {
    expect(user(text)).toMatchObject(compare(keys, "x"));
  });

  test("keys in brackets start at the element", () => {
    expect(user('emails[type eq "work" and value co "x"]')).toMatchObject({
      kind: "where",
      path: { keys: ["emails"] },
      inner: { kind: "and", left: compare(["type"], "work"), right: compare(["value"], "x") },
    });
    expect(user('schemas[value eq "urn:x"]')).toMatchObject({ inner: compare([], "urn:x") });
  });

  test("brackets after a single value ask for its sub-attributes, where there is one", () => {
    expect(user('meta[resourceType eq "User"].version pr')).toMatchObject({
      kind: "and",
      left: { kind: "present", path: { keys: ["meta"] } },
      right: {
        left: compare(["meta", "resourceType"], "User"),
        right: { kind: "present", path: { keys: ["meta", "version"] } },
      },
    });
    expect(user(`${urn.enterpriseUser}[manager[value eq "x"]]`)).toMatchObject({
      left: { kind: "present", path: { keys: [urn.enterpriseUser] } },
      right: { right: compare([urn.enterpriseUser, "manager", "value"], "x") },
    });
  });

  test.each(['meta[location eq "x"]', 'groups[$ref eq "x"]', "groups.$ref pr"])(
    "%s is refused: no row holds the URIs that are made for each answer",
    (text) => {
      expect(() => user(text)).toThrow("can't be used in a filter: compare the id instead");
    },
  );

  test("a PATCH path's filter is resolved against the elements", () => {
    const { path, where } = parsePath('roles[primary eq "True"].value');
    const found = resolvePath(userType, path);
    if (!found || !where) throw new Error("the path has a filter");
    expect(resolveWhere(found, where)).toMatchObject(compare(["primary"], true));
    const simple = resolvePath(userType, { attribute: "title" });
    if (!simple) throw new Error("users have titles");
    expect(() => resolveWhere(simple, where)).toThrow('"title" has no sub-attributes');
  });
});

describe("values that no document holds", () => {
  const present = { kind: "present" };
  const never = { kind: "never" };
  test.each([
    ["title eq null", { kind: "not", inner: present }],
    ["title ne null", present],
    ['title eq ""', { kind: "not", inner: present }],
    ['title ne ""', present],
    ['title co ""', { kind: "compare" }],
    ["emails eq null", { kind: "not", inner: present }],
    [String.raw`title eq "a\u0000b"`, never],
    [String.raw`title gt "\ud800"`, never],
    [String.raw`title ne "\u0000"`, { kind: "not", inner: never }],
    [String.raw`title eq "\ud83d\ude00"`, { kind: "compare" }],
  ])("%s", (text, expected) => {
    expect(user(text)).toMatchObject(expected);
  });
});

describe("a search over all types takes what a type lacks as absent", () => {
  const absent = (text: string) =>
    resolveFilter(groupType, parseFilter(text), { unknown: "never" });
  const never = { kind: "never" };
  test.each([
    ['userName eq "x"', never],
    ["userName pr", never],
    ['userName gt "x"', never],
    ['userName ne "x"', { kind: "not", inner: never }],
    ["userName eq null", { kind: "not", inner: never }],
    ["userName ne null", never],
    ['emails[type eq "work"]', never],
    ['members[shoe eq "x"]', { kind: "where", inner: never }],
    ['userName eq "x" or displayName eq "y"', { kind: "or", left: never }],
  ])("%s", (text, expected) => {
    expect(absent(text)).toMatchObject(expected);
  });

  test("and still refuses what is wrong with those it has", () => {
    expect(() => absent('meta.created co "2011"')).toThrow("co can't be used with");
  });
});

test("what co looks for is bounded, since it is looked for at every character", () => {
  const sought = "x".repeat(limits.maxSought);
  expect(user(`title co "${sought}"`)).toMatchObject({ kind: "compare" });
  expect(() => user(`title co "${sought}x"`)).toThrow(`at most ${limits.maxSought} characters`);
  expect(user(`title sw "${sought}x"`)).toMatchObject({ kind: "compare" });
});
