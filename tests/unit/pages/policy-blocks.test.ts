import { expect, test } from "vitest";
import { policyBlocks } from "@/app/policies/policy-blocks";

const shape = (body: string) =>
  policyBlocks(body).map((block) => [block.kind, block.kind === "list" ? block.items : block.text]);

test("headings, paragraphs and lists", () => {
  expect(
    shape("# Purpose\nKeep it safe.\n\n## Rules\n- Lock it\n- Report it\n\nThey help.\nAlways."),
  ).toEqual([
    ["heading", "Purpose"],
    ["paragraph", "Keep it safe."],
    ["heading", "Rules"],
    ["list", ["Lock it", "Report it"]],
    ["paragraph", "They help.\nAlways."],
  ]);
});

test("a list begins and ends where its items do, with no empty line around it", () => {
  expect(shape("You must:\n- lock it\n- report it\nAlways.\nNo exceptions.\n* One more")).toEqual([
    ["paragraph", "You must:"],
    ["list", ["lock it", "report it"]],
    ["paragraph", "Always.\nNo exceptions."],
    ["list", ["One more"]],
  ]);
});

test("a line of blanks is an empty line", () => {
  expect(shape("One.\n \t\nTwo.")).toEqual([
    ["paragraph", "One."],
    ["paragraph", "Two."],
  ]);
});

test("line ends of Windows part paragraphs too", () => {
  expect(shape("One.\r\n\r\nTwo.")).toEqual([
    ["paragraph", "One."],
    ["paragraph", "Two."],
  ]);
});

test("a # inside a line, and a line that only begins like an item, stay text", () => {
  expect(shape("Ticket #4\n-5 degrees")).toEqual([["paragraph", "Ticket #4\n-5 degrees"]]);
});

test("each block has a place of its own", () => {
  const places = policyBlocks("a\n\na\n\na").map(({ at }) => at);
  expect(new Set(places).size).toBe(3);
});
