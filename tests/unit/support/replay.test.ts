import { expect, test } from "vitest";
import { fill, pick } from "@/tests/support/replay";

test("variables are filled in at any depth, and other values stay as they are", () => {
  const template = {
    path: "/Users/{{id}}?a=%20&",
    body: { members: [{ value: "{{id}}" }, 1, null] },
  };
  expect(fill(template, { id: "7" })).toEqual({
    path: "/Users/7?a=%20&",
    body: { members: [{ value: "7" }, 1, null] },
  });
});

test("a variable that no step captured stops the scenario", () => {
  expect(() => fill("/Users/{{id}}", {})).toThrow("{{id}} was never captured");
});

test("a dotted path reaches into arrays, and what is missing is undefined", () => {
  const body = { Resources: [{ id: "a" }] };
  expect(pick(body, "Resources.0.id")).toBe("a");
  expect(pick(body, "Resources.1.id")).toBeUndefined();
});
