import { expect, test } from "vitest";
import { changeSentence, changesBetween, shown } from "@/app/ui/change";

test("a change reads as a sentence, by the last part of a field's path", () => {
  const changes = changesBetween(
    { name: { familyName: "Byron", givenName: "Ada" } },
    { name: { familyName: "Lovelace", givenName: "Ada" } },
  );
  expect(changes).toEqual([{ field: "name.familyName", from: "Byron", to: "Lovelace" }]);
  expect(changeSentence(changes)).toBe("changed family name from Byron to Lovelace");
});

test("what was not there is set, what is gone is removed, and null counts as nothing", () => {
  expect(changeSentence(changesBetween({ title: null }, { title: "CTO" }))).toBe(
    "set title to CTO",
  );
  expect(changeSentence(changesBetween({ title: "CTO" }, {}))).toBe("removed title CTO");
  expect(changeSentence(changesBetween(null, { title: "CTO" }))).toBe("set title to CTO");
});

test("after three fields the rest is counted", () => {
  const changes = changesBetween({}, { a: "1", b: "2", c: "3", d: "4", e: "5" });
  expect(changeSentence(changes)).toBe("set a to 1, set b to 2, set c to 3, and 2 more");
});

test("equal snapshots have no changes", () => {
  expect(changesBetween({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
  expect(changesBetween(null, null)).toEqual([]);
});

test("a long value is cut in the sentence and whole among the fields", () => {
  const [change] = changesBetween({}, { title: "x".repeat(100) });
  expect(changeSentence(change ? [change] : [])).toBe(`set title to ${"x".repeat(59)}…`);
  expect(shown(change?.to)).toHaveLength(100);
});

test.each([
  [[{ value: "ada@x.test", type: "work", primary: true }], "ada@x.test (work)"],
  [[{ value: "1", display: "Engineering" }], "Engineering"],
  [["a", "b"], "a, b"],
  [[{ street: "Main", city: "Bern" }], '{"street":"Main","city":"Bern"}'],
  [[], "[]"],
  [true, "true"],
  [undefined, "null"],
])("%j is shown as %j", (value, text) => {
  expect(shown(value)).toBe(text);
});
