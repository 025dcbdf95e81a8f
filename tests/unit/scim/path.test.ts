import { describe, expect, test } from "vitest";
import { complex, list, string } from "@/lib/scim/attribute";
import { parsePath, resolvePath } from "@/lib/scim/path";
import { canonicalSchema } from "@/lib/scim/path/namespace";
import { extension, resourceType } from "@/lib/scim/resource-type";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";

const keysOf = (text: string, type = userType as Parameters<typeof resolvePath>[0]) =>
  resolvePath(type, parsePath(text).path)?.keys;

describe("PATCH paths (RFC 7644 figure 7)", () => {
  test.each([
    ["members", { path: { attribute: "members" } }],
    ["name.familyName", { path: { attribute: "name", sub: "familyName" } }],
    [
      'addresses[type eq "work"]',
      { path: { attribute: "addresses" }, where: { op: "eq", value: "work" } },
    ],
    [
      'members[value eq "2819c223"].displayName',
      { path: { attribute: "members" }, where: { value: "2819c223" }, sub: "displayName" },
    ],
    [
      'emails[type eq "work" and not (primary eq "True")].Value',
      { where: { kind: "and", right: { kind: "not" } }, sub: "Value" },
    ],
    [
      `${urn.user}:emails[type eq "work"].value`,
      { path: { schema: urn.user, attribute: "emails" }, sub: "value" },
    ],
    ["emails[type eq work].value", { where: { value: "work" } }],
  ])("%s", (text, expected) => {
    expect(parsePath(text)).toMatchObject(expected);
  });

  test.each([
    ["", "character 1: it ends, expected the name of an attribute"],
    ["a b", 'character 3: found "b", expected a filter in brackets'],
    ["emails[", "character 8: it ends, expected the name of an attribute"],
    ["emails[type", "character 12: it ends, expected an operator"],
    ['emails[type eq "work"', 'character 22: it ends, expected and, or, or "]"'],
    ['emails[type eq "work"]value', 'character 23: found "value"'],
    ['emails[type eq "work"].a.b', 'character 23: found ".a.b", expected one sub-attribute'],
    ['emails[type eq "work"].value x', 'character 30: found "x"'],
    ["emails[]", 'The path "emails[]" can\'t be read at character 8: found "]"'],
    ["name..givenName", 'found "name..givenName"'],
    ["/name/givenName", 'found "/name/givenName"'],
  ])("%s is 400 invalidPath", (text, detail) => {
    expect(() => parsePath(text)).toThrow(
      expect.objectContaining({
        status: 400,
        scimType: "invalidPath",
        detail: expect.stringContaining(detail),
      }),
    );
  });
});

describe("looking paths up", () => {
  test.each([
    ["USERNAME", ["userName"]],
    ["name.GivenName", ["name", "givenName"]],
    ["emails.value", ["emails", "value"]],
    ['Emails[type eq "work"].value', ["emails"]],
    ["id", ["id"]],
    ["externalid", ["externalId"]],
    ["meta.lastmodified", ["meta", "lastModified"]],
    ["schemas", ["schemas"]],
    [`${urn.user}:userName`, ["userName"]],
    [`${urn.user.toUpperCase()}:NAME.givenname`, ["name", "givenName"]],
    [`${urn.user}:externalId`, ["externalId"]],
    [urn.enterpriseUser, [urn.enterpriseUser]],
    [urn.enterpriseUser.toLowerCase(), [urn.enterpriseUser]],
    [`${urn.enterpriseUser}:department`, [urn.enterpriseUser, "department"]],
    [`${urn.enterpriseUser}:Manager.Value`, [urn.enterpriseUser, "manager", "value"]],
    [`${urn.enterpriseUser}:manager.$ref`, [urn.enterpriseUser, "manager", "$ref"]],
    [`${urn.enterpriseUser}.manager`, [urn.enterpriseUser, "manager"]], // seen behind ssoready #167
    [`${urn.enterpriseUser}.manager.value`, [urn.enterpriseUser, "manager", "value"]],
    ["manager", [urn.enterpriseUser, "manager"]], // Entra's reference check
    ["urn:scim:schemas:core:2.0:userName", ["userName"]], // OneLogin
    ["urn:scim:schemas:core:1.0:userName", ["userName"]],
    ["urn:scim:schemas:extension:enterprise:1.0", [urn.enterpriseUser]],
    ["urn:scim:schemas:extension:enterprise:2.0:department", [urn.enterpriseUser, "department"]],
  ])("%s", (text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  });

  test.each([
    "shoeSize",
    "name.shoeSize",
    "userName.value",
    "constructor",
    "urn:x:__proto__",
    urn.user,
    `${urn.user}:department`,
    `${urn.enterpriseUser}:userName`,
    `${urn.enterpriseUser}:manager.value.x`,
    `${urn.enterpriseUser}Name:department`,
    `${urn.group}:displayName`,
    "urn:example:custom:2.0:User:department",
  ])("%s is no attribute of a user", (text) => {
    expect(keysOf(text)).toBeUndefined();
  });

  test("the parent is the complex attribute around a sub-attribute, never the extension", () => {
    const parentOf = (text: string) => resolvePath(userType, parsePath(text).path)?.parent;
    expect(parentOf("emails.value")).toBe(userType.attributes.emails);
    expect(parentOf(`${urn.enterpriseUser}:manager.value`)).toMatchObject({ type: "complex" });
    expect(parentOf(`${urn.enterpriseUser}:department`)).toBeUndefined();
    expect(parentOf("userName")).toBeUndefined();
  });

  test("an extension is a complex attribute of its own attributes", () => {
    expect(resolvePath(userType, parsePath(urn.enterpriseUser).path)?.attribute).toMatchObject({
      type: "complex",
      multiValued: false,
      subAttributes: userType.extensions[0].attributes,
    });
  });

  test("core names prevail over an extension's, and the longest URN over its prefix", () => {
    const inner = extension({
      schema: "urn:example:robot:Arm",
      name: "Arm",
      description: "",
      required: false,
      attributes: { serial: string(""), joints: list(complex("", { value: string("") })) },
    });
    const outer = extension({
      ...inner,
      schema: "urn:example:robot",
      attributes: { Arm: string("") },
    });
    const robot = resourceType({
      name: "Robot",
      endpoint: "Robots",
      schema: "urn:example:core:Robot",
      description: "",
      attributes: { serial: string("") },
      extensions: [outer, inner],
    });
    expect(keysOf("serial", robot)).toEqual(["serial"]);
    expect(keysOf("joints.value", robot)).toEqual([inner.schema, "joints", "value"]);
    expect(keysOf("urn:example:robot:Arm:serial", robot)).toEqual([inner.schema, "serial"]);
    expect(keysOf("urn:example:robot:Arm", robot)).toEqual([inner.schema]);
    expect(keysOf("urn:example:robot", robot)).toEqual([outer.schema]);
  });
});

test.each([
  [urn.user, urn.user],
  [urn.enterpriseUser.toUpperCase(), urn.enterpriseUser],
  ["urn:scim:schemas:core:2.0", urn.user],
  ["urn:scim:schemas:extension:enterprise:2.0", urn.enterpriseUser],
  ["urn:scim:schemas:core:1.0", urn.user],
  [urn.group, undefined],
  ["http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group", undefined],
])("the schema %s of a user is %s", (text, schema) => {
  expect(canonicalSchema(userType, text)).toBe(schema);
});

test("OneLogin's core URN is that of whichever type is asked", () => {
  expect(canonicalSchema(groupType, "urn:scim:schemas:core:2.0")).toBe(urn.group);
});
