import { asc, type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ResourceColumns } from "@/db/filter/columns";
import { groupSearchColumns } from "@/db/filter/group-columns";
import { membersWhere } from "@/db/filter/members-where";
import { orderBy } from "@/db/filter/order-by";
import { toSql } from "@/db/filter/to-sql";
import { userSearchColumns } from "@/db/filter/user-columns";
import { groups } from "@/db/schema/groups";
import { users } from "@/db/schema/users";
import type { Filter, Literal, Operator } from "@/lib/scim/filter/ast";
import { splitPath } from "@/lib/scim/filter/attribute-path";
import { matches } from "@/lib/scim/filter/matches";
import { parseFilter } from "@/lib/scim/filter/parse";
import { printFilter } from "@/lib/scim/filter/print";
import { resolveFilter } from "@/lib/scim/filter/resolve";
import { resolvePath } from "@/lib/scim/path";
import { valuePath } from "@/lib/scim/path/value-path";
import type { ResourceType } from "@/lib/scim/resource-type";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { compareSorted, sortValue } from "@/lib/scim/sort-value";
import { urn } from "@/lib/scim/urn";
import { filtersOf, operators } from "../unit/scim/filter/arbitraries";
import { buildWorld, idOf, type World, words } from "./filter-world";

let world: World;
beforeAll(async () => {
  world = await buildWorld(60);
});
afterAll(() => world.end());

const resolved = (type: ResourceType, text: string) => resolveFilter(type, parseFilter(text));
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

const selectUsers = (where: SQL, order = [sql`${users.id}`]) =>
  world.tx
    .select({ id: users.id })
    .from(users)
    .where(where)
    .orderBy(...order);
const selectGroups = (where: SQL) =>
  world.tx.select({ id: groups.id }).from(groups).where(where).orderBy(asc(groups.id));

const text = [
  "",
  "a",
  "Ä",
  "%",
  "_",
  "\\",
  "w",
  "ORK",
  "'",
  ...words,
  "zz.9",
  idOf(3),
  idOf(1001),
  "IDs",
];
const literals: fc.Arbitrary<Literal> = fc.oneof(
  { arbitrary: fc.constantFrom(...text, ...text.map((one) => one.toUpperCase())), weight: 6 },
  fc.constantFrom<Literal>(
    true,
    false,
    null,
    "True",
    urn.enterpriseUser,
    "User",
    "direct",
    'W/"2"',
  ),
  fc.constantFrom("2026-01-03T00:00:00Z", "2026-01-03T01:00:00.999+01:00", "2026-01-01T00:00:01"),
);

const pathsOf = (...paths: string[]) =>
  fc.constantFrom(...paths.map((path) => splitPath(path) ?? { attribute: path }));

/** Any filter that the type allows, on paths that documents fill. */
function legalFilters(type: ResourceType, paths: string[], sets: string[], subs: string[]) {
  const tests = (of: string[]): fc.Arbitrary<Filter> =>
    fc.oneof(
      fc.record({
        kind: fc.constant("compare" as const),
        path: pathsOf(...of),
        op: fc.constantFrom<Operator>(...operators),
        value: literals,
        at: fc.constant(0),
      }),
      fc.record({
        kind: fc.constant("present" as const),
        path: pathsOf(...of),
        at: fc.constant(0),
      }),
    );
  const inner = filtersOf(tests(subs), fc.constant({ attribute: "value" })).filter(hasNoBrackets);
  const where = fc.record({
    kind: fc.constant("where" as const),
    path: pathsOf(...sets),
    inner,
    at: fc.constant(0),
  });
  return filtersOf(
    fc.oneof({ arbitrary: tests(paths), weight: 3 }, where),
    fc.constant({ attribute: "value" }),
  ).filter((filter) => isLegal(type, filter));
}

const hasNoBrackets = (filter: Filter): boolean => !printFilter(filter).includes("[");

function isLegal(type: ResourceType, filter: Filter): boolean {
  try {
    resolveFilter(type, filter);
    return true;
  } catch {
    return false;
  }
}

describe("SQL finds exactly those that match in memory", () => {
  const compare = (
    type: ResourceType,
    columns: ResourceColumns,
    filters: fc.Arbitrary<Filter>,
    select: (where: SQL) => PromiseLike<{ id: string }[]>,
    all: () => World["users"],
  ) =>
    fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const found = resolveFilter(type, filter);
        const expected = all().filter((document) => matches(found, document));
        expect(idsOf(await select(toSql(found, columns))), printFilter(filter)).toEqual(
          idsOf(expected),
        );
      }),
      { numRuns: 400 },
    );

  test("among users", async () => {
    const filters = legalFilters(
      userType,
      [
        ..."id userName externalId displayName title active name.givenName name schemas".split(" "),
        ..."meta meta.created meta.lastModified meta.version meta.resourceType".split(" "),
        ..."emails emails.value emails.type emails.display emails.primary".split(" "),
        ..."phoneNumbers phoneNumbers.value phoneNumbers.type phoneNumbers.primary".split(" "),
        ..."x509Certificates groups groups.value groups.display groups.type nickName".split(" "),
        `${urn.enterpriseUser}:department`,
        `${urn.enterpriseUser}:manager`,
        urn.enterpriseUser,
      ],
      ["emails", "phoneNumbers", "groups", "roles"],
      ["value", "type", "display", "primary"],
    );
    await compare(userType, userSearchColumns, filters, selectUsers, () => world.users);
  });

  test("among groups", async () => {
    const filters = legalFilters(
      groupType,
      [
        ..."id displayName externalId schemas meta.created meta.lastModified".split(" "),
        ..."meta.version members members.value members.type members.display".split(" "),
      ],
      ["members"],
      ["value", "type", "display"],
    );
    await compare(groupType, groupSearchColumns, filters, selectGroups, () => world.groups);
  });

  test.each([
    [`manager[value eq "zz"] or ${urn.enterpriseUser}[department pr and manager.value pr]`],
    ['schemas[value co "enterprise"]'],
    ['meta[resourceType eq "User" and created gt "2020-01-01T00:00:00Z"]'],
    ['name[not (givenName eq "zz")] or not (name[givenName pr])'],
    [`emails[value eq "ÄRMEL" and (type eq "home" or primary eq true)].display pr`],
    [
      `groups.value eq "${idOf(1002)}" and not (groups[value eq "${idOf(1002)}" and type eq "direct"])`,
    ],
    [`id eq "${idOf(4).toUpperCase()}" or id eq "{${idOf(5)}}" or id eq "x" or id eq "${idOf(6)}"`],
    [`id sw "0193000" and id ew "abcd" and id gt "${idOf(3)}"`],
    [String.raw`title ne "\u0000" and userName pr`],
    [Array.from({ length: 500 }, (_, n) => `userName eq "zz.${n}"`).join(" or ")],
  ])("%s", async (text) => {
    const filter = resolved(userType, text);
    const expected = world.users.filter((document) => matches(filter, document));
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf(await selectUsers(toSql(filter, userSearchColumns)))).toEqual(idsOf(expected));
  });

  test("a filter as long as one can be", async () => {
    const text = Array.from({ length: 1_300 }, (_, n) => `title pr${n % 2 ? " and" : " or"}`);
    const where = toSql(resolved(userType, `${text.join(" ")} title pr`), userSearchColumns);
    const titled = world.users.filter(({ title }) => title !== undefined);
    expect(idsOf(await selectUsers(where))).toEqual(idsOf(titled));
  });
});

describe("order (RFC 7644 s3.4.2.3)", () => {
  test.each([
    ..."userName displayName name.familyName active externalId meta.created id".split(" "),
    ..."emails phoneNumbers.type x509Certificates emails.primary nickName".split(" "),
    `${urn.enterpriseUser}:department`,
  ])("by %s, both ways", async (text) => {
    const path = resolvePath(userType, splitPath(text) ?? { attribute: text });
    const value = path && valuePath(path);
    if (!value) throw new Error("it can be sorted by");
    for (const descending of [false, true]) {
      const sort = { path: value, descending };
      const expected = world.users.toSorted(
        (a, b) =>
          compareSorted(sortValue(a, sort), sortValue(b, sort), sort) || (a.id < b.id ? -1 : 1),
      );
      const found = await selectUsers(sql`true`, orderBy(sort, userSearchColumns));
      expect(idsOf(found)).toEqual(idsOf(expected));
    }
  });

  test("by id where nothing is asked", async () => {
    const found = await selectUsers(sql`true`, orderBy(undefined, userSearchColumns));
    expect(idsOf(found)).toEqual(idsOf(world.users));
  });
});

describe("the members that a PATCH path names", () => {
  test.each([
    'type eq "Group"',
    `value eq "${idOf(1001)}"`,
    `value eq "${idOf(8)}" and type eq "user"`,
    `value eq "${idOf(8)}" and type eq "Group"`,
    'value eq "nobody" or display co "z"',
    "not (display pr)",
  ])("members[%s]", async (text) => {
    const outer = resolved(groupType, `members[${text}]`);
    if (outer.kind !== "where") throw new Error("the filter is in brackets");
    for (const group of world.groups) {
      const members = Array.isArray(group.members) ? group.members : [];
      const expected = members
        .filter((member) => matches(outer.inner, member))
        .map((member) => (member as { value: string }).value);
      const found = await membersWhere(world.tx, group.id, outer.inner);
      expect(found.toSorted()).toEqual(expected.toSorted());
    }
  });
});
