import { expect, test } from "vitest";
import { choice, param, withParams } from "@/app/ui/search-params";

test("a parameter is its first value, and an empty one is absent", () => {
  expect(param({ q: ["a", "b"] }, "q")).toBe("a");
  expect(param({ q: "" }, "q")).toBeUndefined();
  expect(param({}, "q")).toBeUndefined();
});

test("a choice that means nothing is absent", () => {
  expect(choice({ role: "admin" }, "role", ["admin", "member"])).toBe("admin");
  expect(choice({ role: "owner" }, "role", ["admin", "member"])).toBeUndefined();
});

test("a new filter keeps the others and starts at the first page", () => {
  expect(withParams("q=ada&after=x&trail=y", { role: "admin" })).toBe("?q=ada&role=admin");
  expect(withParams("q=ada&role=admin", { q: undefined, role: undefined })).toBe("");
});

test("U+0000, which the database can't hold, is left out", () => {
  expect(param({ search: "an\0n" }, "search")).toBe("ann");
  expect(param({ search: "\0" }, "search")).toBeUndefined();
});
