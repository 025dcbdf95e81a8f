import { expect, test } from "vitest";
import { readPosition, writePosition } from "@/lib/directory/position";

const id = "019b0000-0000-7000-8000-000000000000";

test("a position is read as it was written", () => {
  const position = { key: "änne “ß” 𝒜", id };
  expect(readPosition(writePosition(position))).toEqual(position);
});

test.each([
  undefined,
  "",
  "%",
  "bm8",
  writePosition({ key: "an\0n", id }),
  writePosition({ key: "ann", id: "7" }),
  Buffer.from(JSON.stringify({ key: "ann", id })).toString("base64url"),
  Buffer.from(JSON.stringify(["ann"])).toString("base64url"),
])("%j is none", (text) => {
  expect(readPosition(text)).toBeUndefined();
});
