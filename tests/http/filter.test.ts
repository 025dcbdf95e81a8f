import { beforeAll, describe, expect, test } from "vitest";
import { urn } from "@/lib/scim/urn";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { expectError, idsOf } from "./answers";
import { createGroup, createUser, filtered, membersFrom, type Resource } from "./messages";

const ext = urn.enterpriseUser;
let tenant: HttpTenant;
let ann: Resource;
let bob: Resource;

beforeAll(async () => {
  tenant = await newHttpTenant();
  ann = await createUser(tenant.scim, {
    userName: "Ann@Example.com",
    externalId: "eA",
    title: '100% "sure" \\o/ a_b',
    name: { givenName: "Ann", familyName: "Lee" },
    emails: [
      { value: "ann@work.example", type: "work", primary: true },
      { value: "ann@home.example", type: "home" },
    ],
    roles: [{ value: "member", primary: true }],
    [ext]: { department: "Ops", manager: { value: "m1" } },
  });
  bob = await createUser(tenant.scim, {
    userName: "bob",
    externalId: "eB",
    title: "1000 sure aXb",
    active: false,
    emails: [{ value: "bob@home.example", type: "work" }],
    name: { givenName: "Bob", familyName: "Lee" },
  });
});

/** Which of the two a filter finds. */
async function found(filter: string): Promise<string> {
  const ids = idsOf(await tenant.scim.get(`/Users${filtered(filter)}`));
  return [ids.includes(ann.id) ? "ann" : "", ids.includes(bob.id) ? "bob" : ""]
    .filter(Boolean)
    .join(" ");
}

const finds = (number: string, cases: [string, string][]) =>
  test.for(cases)(`${number} %s`, async ([filter, expected]) => {
    expect(await found(filter)).toBe(expected);
  });

finds("[59]", [
  ['userName eq "bob"', "bob"],
  ['userName EQ "BOB"', "bob"],
  ['externalId ne "eA"', "bob"],
  ['userName co "example"', "ann"],
  ['userName sw "ANN@"', "ann"],
  ['userName ew ".com"', "ann"],
  ["profileUrl pr", ""],
  ['userName gt "b"', "bob"],
  ['userName ge "bob"', "bob"],
  ['userName lt "b"', "ann"],
  ['userName le "ann@example.com"', "ann"],
]);

finds("[60]", [
  ['externalId eq "eA" or externalId eq "eB" and active eq true', "ann"],
  ['(externalId eq "eA" or externalId eq "eB") and active eq false', "bob"],
  ['not (externalId eq "eA") and name.familyName eq "lee"', "bob"],
  ['not(externalId eq "eA") and externalId pr', "bob"],
]);

finds("[61]", [
  ['emails[type eq "work" and value co "@home"]', "bob"],
  ['emails[type eq "home" and value co "@home"]', "ann"],
  ['emails[not (type eq "work")]', "ann"],
  ['emails[type eq "work"].value eq "ann@work.example"', "ann"],
]);

finds("[62]", [
  ['emails.type eq "work" and emails.value co "@home"', "ann bob"],
  ['emails.value eq "ann@home.example"', "ann"],
  ['emails co "home.example"', "ann bob"],
]);

finds("[63]", [
  ['externalId eq "ea"', ""],
  ['userName eq "ANN@EXAMPLE.COM"', "ann"],
  ['name.givenName eq "aNN"', "ann"],
]);

test("a time that no calendar of ours has is 400 invalidFilter", async () => {
  const { scim } = await newHttpTenant();
  for (const time of ["0000-06-01T00:00:00Z", "0001-01-01T00:00:00+14:00"]) {
    const found = await scim.get(`/Users${filtered(`meta.created gt "${time}"`)}`);
    expect(found).toMatchObject({ status: 400, body: { scimType: "invalidFilter" } });
  }
});

test("[63] an id is compared exactly, a displayName of a group isn't", async () => {
  expect(await found(`id eq "${ann.id}"`)).toBe("ann");
  expect(await found(`id eq "${ann.id.toUpperCase()}"`)).toBe("");
  const { id } = await createGroup(tenant.scim, { displayName: "Straße" });
  const groups = await tenant.scim.get(`/Groups${filtered('displayName eq "STRAßE"')}`);
  expect(idsOf(groups)).toEqual([id]);
});

test("[64] times are compared by instant, whatever their offset and fraction", async () => {
  const { created } = ann.meta as unknown as { created: string };
  const shifted = `${new Date(Date.parse(created) + 5.5 * 3_600_000).toISOString().slice(0, -1)}+05:30`;
  for (const instant of [created, shifted]) {
    expect(await found(`meta.created eq "${instant}" and externalId eq "eA"`), instant).toBe("ann");
  }
  expect(await found('meta.lastModified gt "2000-01-01T00:00:00Z"')).toBe("ann bob");
  expect(await found('meta.lastModified lt "2000-01-01T00:00:00.5+01:00"')).toBe("");
});

finds("[66]", [
  ["profileUrl pr", ""],
  ["emails pr", "ann bob"],
  ["name.middleName pr", ""],
  ["phoneNumbers pr", ""],
  [`${ext}:department pr`, "ann"],
  ["not (roles pr) and externalId pr", "bob"],
]);

finds("[67]", [
  [`${urn.user}:userName eq "bob"`, "bob"],
  [`${urn.user.toUpperCase()}:USERNAME eq "bob"`, "bob"],
  [`${ext}:department eq "ops"`, "ann"],
  [`${ext.toUpperCase()}:manager.value eq "m1"`, "ann"],
  [`${ext}:manager eq "m1"`, "ann"],
]);

finds("[71]", [
  ['title co "100%"', "ann"],
  ['title co "a_b"', "ann"],
  ['title eq "100% \\"sure\\" \\\\o/ a_b"', "ann"],
  ['title co "\\u0073ure"', "ann bob"],
  ['title co "\\\\o"', "ann"],
  ['title co "\' or 1=1 --"', ""],
]);

finds("[72]", [
  ["externalId eq eA", "ann"],
  ["userName eq Ann%40Example.com", "ann"],
  ['userName eq "Ann%40Example.com"', "ann"],
  ['roles[primary eq "True"].value eq "member"', "ann"],
  ['active eq "False"', "bob"],
]);

test("members are found by all of the name that is shown, however long the person's own is", async () => {
  const { scim } = await newHttpTenant();
  const ann = await createUser(scim, { displayName: `${"İ".repeat(500)} Lee` });
  const { id } = await createGroup(scim, { members: membersFrom(ann) });
  const [shown] = (await scim.get(`/Groups/${id}`)).body.members as Resource[];
  const filter = filtered(`members.display eq "${shown?.display}"`);
  expect(idsOf(await scim.get(`/Groups${filter}`))).toEqual([id]);
});

test("[72] Entra's check of a reference: id and manager, id and members", async () => {
  expect(await found(`id eq "${ann.id}" and manager eq "m1"`)).toBe("ann");
  const group = await createGroup(tenant.scim, { members: membersFrom(ann) });
  for (const [filter, ids] of [
    [`id eq "${group.id}" and members eq "${ann.id}"`, [group.id]],
    [`members[value eq "${ann.id}"] and id eq "${group.id}"`, [group.id]],
    [`members.value eq "${bob.id}"`, []],
  ] as const) {
    expect(idsOf(await tenant.scim.get(`/Groups${filtered(filter)}`)), filter).toEqual(ids);
  }
  expect(await found(`groups.value eq "${group.id}"`)).toBe("ann");
});

describe("[65] an operator that a type doesn't have is 400 invalidFilter", () => {
  test.for([
    "active gt true",
    "active co true",
    "active sw true",
    "active le false",
    'x509Certificates.value gt "a"',
    'meta.created co "2026"',
  ])("%s", async (filter) => {
    expectError(await tenant.scim.get(`/Users${filtered(filter)}`), {
      status: 400,
      scimType: "invalidFilter",
    });
  });
});

describe("[68] a filter that can't be read is 400 invalidFilter, on every list", () => {
  const broken: [string, string][] = [
    ["nothing", ""],
    ["a name alone", "userName"],
    ["no value", "userName eq"],
    ["no name", 'eq "a"'],
    ["an open string", 'userName eq "a'],
    ["an unknown operator", 'userName is "a"'],
    ["an open parenthesis", '(userName eq "a"'],
    ["a parenthesis too many", 'userName eq "a")'],
    ["half an and", 'userName eq "a" and'],
    ["an open bracket", "emails["],
    ["a condition without its bracket", 'emails[type eq "work"'],
    ["not without parentheses", "not userName pr"],
    ["an operator too many", "userName pr pr"],
    ["a quoted name", '"userName" eq "a"'],
    ["single quotes", "userName eq 'a'"],
    ["five hundred parentheses", "(".repeat(500)],
    ["a thousand alternatives and a half", 'userName eq "a" or '.repeat(1_000)],
  ];
  test.for(broken)("%s", async ([, filter]) => {
    for (const path of ["/Users", "/Groups", "/"]) {
      expectError(await tenant.scim.get(`${path}${filtered(filter)}`), {
        status: 400,
        scimType: "invalidFilter",
      });
    }
  });
});

test("[69] an unknown attribute is 400 on a type, and without a value at the root", async () => {
  for (const filter of [
    'shoeSize eq "42"',
    "name.shoeSize pr",
    'emails[shoeSize eq "1"]',
    "urn:acme:x pr",
  ]) {
    expectError(await tenant.scim.get(`/Users${filtered(filter)}`), {
      status: 400,
      scimType: "invalidFilter",
    });
    expect(idsOf(await tenant.scim.get(`/${filtered(filter)}`))).toEqual([]);
  }
});

test("[60] nesting is bounded", async () => {
  const nested = (depth: number) => `${"(".repeat(depth)}userName pr${")".repeat(depth)}`;
  expect(await tenant.scim.get(`/Users${filtered(nested(10))}`)).toMatchObject({ status: 200 });
  expectError(await tenant.scim.get(`/Users${filtered(nested(2_000))}`), {
    status: 400,
    scimType: "invalidFilter",
  });
});
