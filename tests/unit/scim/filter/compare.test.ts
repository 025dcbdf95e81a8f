import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  binary,
  boolean,
  complex,
  dateTime,
  integer,
  reference,
  string,
} from "@/lib/scim/attribute";
import { caseKey } from "@/lib/scim/case-key";
import { comparable, compareValues, instantOf } from "@/lib/scim/compare";

test.each([
  [string(""), "Äpfel", "äpfel"],
  [string(""), "ΟΔΟΣ", "οδοσ"],
  [string("", { caseExact: true }), "Äpfel", "Äpfel"],
  [reference("", []), "https://Example.com", "https://Example.com"],
  [binary(""), "AAEC", "AAEC"],
  [boolean(""), false, false],
  [integer(""), 0, 0],
  [dateTime(""), "2011-05-13T04:42:34+02:00", "2011-05-13T02:42:34.000Z"],
  [string(""), 1, undefined],
  [boolean(""), "true", undefined],
  [integer(""), "1", undefined],
  [dateTime(""), 0, undefined],
  [complex("", {}), {}, undefined],
])("%# the comparable form of %2$s is %3$s", (attribute, value, form) => {
  expect(comparable(attribute, value)).toBe(form);
});

describe("instants", () => {
  test.each([
    ["2011-05-13T04:42:34Z", "2011-05-13T04:42:34.000Z"],
    ["2011-05-13t04:42:34.1239z", "2011-05-13T04:42:34.123Z"],
    ["2011-05-13T04:42:34.5", "2011-05-13T04:42:34.500Z"],
    ["2011-12-31T23:30:00-01:00", "2012-01-01T00:30:00.000Z"],
    ["2012-02-29T00:00:00+14:00", "2012-02-28T10:00:00.000Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
  ])("%s is %s", (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  test.each([
    "",
    "2011-05-13",
    "2011-05-13 04:42:34Z",
    "2011-02-29T00:00:00Z",
    "2011-13-01T00:00:00Z",
    "2011-00-10T00:00:00Z",
    "2011-05-13T24:00:00Z",
    "2011-05-13T04:60:00Z",
    "2011-05-13T04:42:34+15:00",
    "2011-05-13T04:42:34.Z",
    "9999-12-31T23:59:59-01:00",
    "0000-01-01T00:00:00+01:00",
    "0000-06-01T00:00:00Z",
    "0001-01-01T00:00:00+01:00",
    "12011-05-13T04:42:34Z",
  ])("%s is none", (text) => {
    expect(instantOf(text)).toBeUndefined();
  });

  test("the order of the texts is the order of the times", () => {
    const date = fc.date({
      noInvalidDate: true,
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-30T00:00:00Z"),
    });
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [left, right] = [instantOf(a.toISOString()), instantOf(b.toISOString())];
        if (!left || !right) throw new Error("both are dateTimes");
        expect(Math.sign(compareValues(left, right))).toBe(Math.sign(a.getTime() - b.getTime()));
      }),
    );
  });
});

test.each([
  ["J\u030C", "\u01F0"],
  ["H\u0331", "\u1E96"],
  ["I\u0307", "\u0130"],
  ["\u00C5", "a\u030A"],
  ["ΟΔΟΣ", "οδος"],
])("%s and %s differ in case alone", (one, other) => {
  expect(caseKey(one)).toBe(caseKey(other));
});

// To put a megabyte of marks in a row in order would take minutes, and a sign-in form brings one.
test("marks without end are put in order thirty at a time", () => {
  const key = caseKey(`A${"\u{301}".repeat(600)}${"\u{327}".repeat(600)}`);
  const longest = Math.max(...key.split("\u{34F}").map(({ length }) => length));
  expect(longest).toBe(30);
  expect(caseKey(key)).toBe(key);
});

test("strings are in the order of their UTF-8 bytes", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareValues(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});
