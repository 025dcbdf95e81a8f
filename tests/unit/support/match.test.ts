import { describe, expect, test } from "vitest";
import { mismatches } from "@/tests/support/match";

type Row = [name: string, expected: unknown, actual: unknown];

const matching: Row[] = [
  ["an object with extra keys", { a: 1 }, { a: 1, b: 2 }],
  ["an array in another order, with extra elements", [1, { a: 2 }], [{ a: 2, b: 0 }, 3, 1]],
  [
    "an array whose first choice must give way",
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }],
  ],
  ["an empty object against any object", {}, { a: 1 }],
  ["$ref as an attribute", { $ref: "x" }, { $ref: "x", value: "1" }],
  ["$exists", { a: { $exists: true } }, { a: false }],
  ["$absent", { a: { $absent: true } }, {}],
  ["$absentOrEmpty on missing", { a: { $absentOrEmpty: true } }, {}],
  ["$absentOrEmpty on null", { a: { $absentOrEmpty: true } }, { a: null }],
  ["$absentOrEmpty on an empty string", { a: { $absentOrEmpty: true } }, { a: "" }],
  ["$absentOrEmpty on an empty array", { a: { $absentOrEmpty: true } }, { a: [] }],
  ["$absentOrEmpty on an empty object", { a: { $absentOrEmpty: true } }, { a: {} }],
  ["$type array", { $type: "array" }, []],
  ["$type object", { $type: "object" }, {}],
  ["$len of a missing array", { a: { $len: 0 } }, {}],
  ["$lenMin and $lenMax", { $lenMin: 1, $lenMax: 2 }, [1, 2]],
  ["$min", { $min: 1 }, 1],
  ["$contains", { $contains: "x" }, ["w", "x"]],
  ["$none of a missing array", { a: { $none: { b: 1 } } }, {}],
  ["$none", { $none: { b: 1 } }, [{ b: 2 }]],
  ["$sequence", { $sequence: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 2 }, { a: 0 }]],
  ["$all", { $all: [{ $lenMin: 1 }, { $contains: 1 }] }, [1]],
  ["$either", { $either: [{ $absent: true }, 1] }, 1],
  ["$not", { $not: "a" }, "b"],
  ["$startsWith and $endsWith", { $startsWith: "ab", $endsWith: "cd" }, "abcd"],
];

const differing: Row[] = [
  ["a boolean and its string", true, "true"],
  ["a number and its string", 404, "404"],
  ["null and a missing value", { a: null }, {}],
  ["a plain object and a missing value", { a: { b: { $absent: true } } }, {}],
  ["an array and an object", [1], { 0: 1 }],
  ["an element needed twice and there once", [{ a: 1 }, { a: 1 }], [{ a: 1 }]],
  ["$exists on null", { a: { $exists: true } }, { a: null }],
  ["$absent on null", { a: { $absent: true } }, { a: null }],
  ["$absentOrEmpty on false", { a: { $absentOrEmpty: true } }, { a: false }],
  ["$absentOrEmpty on zero", { a: { $absentOrEmpty: true } }, { a: 0 }],
  ["$type object on an array", { $type: "object" }, []],
  ["$type object on null", { $type: "object" }, null],
  ["$len", { $len: 1 }, [1, 2]],
  ["$len of a string", { $len: 1 }, "a"],
  ["$lenMin of a missing array", { a: { $lenMin: 1 } }, {}],
  ["$min of a numeric string", { $min: 1 }, "2"],
  ["$contains in a string", { $contains: "a" }, "abc"],
  ["$none", { $none: { b: 1 } }, [{ b: 2 }, { b: 1 }]],
  ["$sequence in another order", { $sequence: [1, 2] }, [2, 1]],
  ["$sequence that ends early", { $sequence: [1, 2] }, [1]],
  ["$all with one that fails", { $all: [{ $lenMin: 1 }, { $contains: 1 }] }, [2]],
  ["$either with none", { $either: [1, 2] }, 3],
  ["$not", { $not: "a" }, "a"],
  ["$startsWith", { $startsWith: "b" }, "ab"],
];

describe("an answer matches its expectation:", () => {
  test.each(matching)("%s", (_, expected, actual) => {
    expect(mismatches(expected, actual)).toEqual([]);
  });
});

describe("an answer differs from its expectation:", () => {
  test.each(differing)("%s", (_, expected, actual) => {
    expect(mismatches(expected, actual)).not.toEqual([]);
  });
});

test("a difference names the place and both values", () => {
  const problems = mismatches({ name: { familyName: "Ito" } }, { name: { familyName: "Sato" } });
  expect(problems).toEqual(['body.name.familyName: expected "Ito", got "Sato"']);
});

test("a matcher that doesn't exist is an error in the scenario, not a difference", () => {
  expect(() => mismatches({ $lenn: 1 }, [1])).toThrow("Unknown matcher $lenn");
});
