import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ScimError } from "@/lib/scim/error";
import { parseFilter } from "@/lib/scim/filter/parse";
import { printFilter } from "@/lib/scim/filter/print";
import { filters, operators, withoutPositions } from "./arbitraries";

const canonical = (text: string) => printFilter(parseFilter(text));

describe("the grammar of RFC 7644 figure 1", () => {
  test.each([
    'userName eq "bjensen"',
    `name.familyName co "O'Malley"`,
    'userName sw "J"',
    'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"',
    "title pr",
    'meta.lastModified gt "2011-05-13T04:42:34Z"',
    'title pr and userType eq "Employee"',
    'title pr or userType eq "Intern"',
    'schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"',
    'userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")',
    'userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")',
    'userType eq "Employee" and emails[type eq "work" and value co "@example.com"]',
    'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]',
    "active eq true",
    "active eq null",
    "loginCount ge -1.5",
  ])("%s", (text) => {
    expect(canonical(text)).toBe(text);
  });

  test.each(operators)("%s in any case", (op) => {
    expect(parseFilter(`a ${op.toUpperCase()} "x"`)).toMatchObject({ kind: "compare", op });
  });

  test.each([
    ["a pr or b pr and c pr", "a pr or (b pr and c pr)"],
    ["a pr and b pr or c pr", "(a pr and b pr) or c pr"],
    ["not (a pr) and b pr", "(not (a pr)) and b pr"],
    ["a pr or b pr or c pr", "(a pr or b pr) or c pr"],
    ["NOT(a pr) AND (b pr OR c pr)", "not (a pr) and (b pr or c pr)"],
  ])("%s is %s", (text, same) => {
    expect(withoutPositions(parseFilter(text))).toEqual(withoutPositions(parseFilter(same)));
  });

  test("brackets stay where they change the meaning, and go where they don't", () => {
    expect(canonical("((a pr)) and (b pr or c pr) and (d pr and (e pr))")).toBe(
      "a pr and (b pr or c pr) and (d pr and e pr)",
    );
  });

  test.each([
    [String.raw`"a\"b\\c\/d\u0041\n"`, 'a"b\\c/dA\n'],
    ['"%_"', "%_"],
    ['""', ""],
    ["-12.5e3", "-12.5e3"],
    ["17", 17],
    ["null", null],
  ])("the literal %s", (text, value) => {
    expect(parseFilter(`a eq ${text}`)).toMatchObject({ value });
  });

  test("blanks are free around brackets and operators", () => {
    const text = ' emails [ type   eq "work"] \t.value eq"x" and(not(a pr)) ';
    expect(canonical(text)).toBe('emails[type eq "work" and value eq "x"] and not (a pr)');
  });
});

describe("leniencies", () => {
  test.each([
    ["Entra's documentation: no quotes", "externalId eq jyoung", 'externalId eq "jyoung"'],
    [
      "Entra's reference check without quotes",
      "id eq 54D382A4-2050-4C03-94D1-E769F1D15682 and manager eq 2819c223",
      'id eq "54D382A4-2050-4C03-94D1-E769F1D15682" and manager eq "2819c223"',
    ],
    ["all digits of a long number", "a eq 12345678901234567890", 'a eq "12345678901234567890"'],
    ["leading zeros", "a eq 0070123", 'a eq "0070123"'],
    ["Entra: @ encoded twice", 'userName eq "x%40example.com"', 'userName eq "x@example.com"'],
    ["the same without quotes", "userName eq x%40example.com", 'userName eq "x@example.com"'],
    ["a literal with a stray %", 'userName eq "5%%40"', String.raw`userName eq "5%\u002540"`],
    [
      "Entra: a sub-attribute behind the brackets",
      'emails[type eq "work"].value eq "x"',
      'emails[type eq "work" and value eq "x"]',
    ],
    ["OneLogin: + for blank and & at the end", 'userName+eq+"a b+c"&', 'userName eq "a b+c"'],
    ["OneLogin, in brackets", 'emails[type+eq+"work"]', 'emails[type eq "work"]'],
    ["a + in a value", "userName eq a+b@example.com", 'userName eq "a+b@example.com"'],
  ])("%s", (_, text, read) => {
    expect(canonical(text)).toBe(read);
  });
});

describe("a filter that can't be read is 400 invalidFilter, which says where and why", () => {
  test.each([
    ["", "character 1: it ends, expected the name of an attribute"],
    ["userName", "character 9: it ends, expected an operator (eq, ne, co"],
    ["userName regex x", 'character 10: found "regex", expected an operator'],
    ["userName eq", "character 12: it ends, expected a value"],
    ["userName eq (", 'character 13: found "(", expected a value'],
    ['userName eq "x', 'character 13: found "\\"x", expected a closing quote'],
    ['userName eq "a\\q"', 'character 13: found "\\"a\\\\q\\"", expected a JSON string'],
    ['userName eq "a" b', 'character 17: found "b", expected and, or, or the end of the filter'],
    ["(a pr", 'character 6: it ends, expected and, or, or ")"'],
    ["a pr)", 'character 5: found ")"'],
    ["a[b pr", 'character 7: it ends, expected and, or, or "]"'],
    ["a[b pr].c.d pr", "expected one sub-attribute"],
    ["a[] pr", 'character 3: found "]", expected the name of an attribute'],
    ["not a pr", 'character 5: found "a", expected "(" after not'],
    ["a pr and", "character 9: it ends"],
    ["1a pr", 'character 1: found "1a", expected the name of an attribute'],
    ["a.b.c pr", 'found "a.b.c"'],
    ["a. pr", 'found "a."'],
    [":a pr", 'found ":a"'],
    ['"a" pr', "character 1"],
    [`a eq ${"(".repeat(9)}`, "character 6"],
    ["x".repeat(17_000), "longer than 16384 characters"],
  ])("%.40s", (text, detail) => {
    expect(() => parseFilter(text)).toThrow(
      expect.objectContaining({
        status: 400,
        scimType: "invalidFilter",
        detail: expect.stringContaining(detail),
      }),
    );
  });

  test("long pieces are quoted in part", () => {
    expect(() => parseFilter(`${"y".repeat(9_000)} ! x`)).toThrow(/found "!"/);
    expect(() => parseFilter(`a ${"y".repeat(9_000)}`)).toThrow(/found "y{60}…"/);
  });
});

describe("limits", () => {
  const deep = (levels: number) => `${"(".repeat(levels)}a pr${")".repeat(levels)}`;

  test("brackets nest up to 50 deep", () => {
    expect(parseFilter(deep(50))).toMatchObject({ kind: "present" });
    expect(() => parseFilter(deep(51))).toThrow(/more than 50 levels deep at character 51/);
    expect(() => parseFilter("not(".repeat(4_000))).toThrow(/50 levels/);
    expect(() => parseFilter("a[".repeat(8_000))).toThrow(/50 levels/);
  });

  test("a chain as long as a filter can be is read and printed", () => {
    const text = Array.from({ length: 1_800 }, () => "a pr").join(" or ");
    expect(canonical(text)).toBe(text);
  });
});

test("what is printed reads back as the same filter", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(withoutPositions(parseFilter(printFilter(filter)))).toEqual(withoutPositions(filter));
    }),
  );
});

test("no text does anything but parse or be refused", () => {
  const piece = fc.constantFrom(
    ...'()[]"\\.:+&% '.split(""),
    "a",
    "urn:x:2.0:User:",
    " eq ",
    " and ",
    "not",
    '"x"',
    "1e9",
    "true",
    "\u0000",
    "\ud800",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
    fc.tuple(piece, fc.integer({ min: 1, max: 16_000 })).map(([one, n]) => one.repeat(n)),
  );
  fc.assert(
    fc.property(text, (text) => {
      try {
        parseFilter(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ScimError);
      }
    }),
    { numRuns: 500 },
  );
});
