import { expect, test } from "vitest";
import { hashPassword, passwordMatches } from "@/lib/directory/passwords";

test.each([
  ["eleven char", "at least 12"],
  ["x".repeat(1_001), "at most 1000"],
  ["qwerty123456", "attackers try"],
  ["QWERTY123456", "attackers try"],
  ["Password2026!", "attackers try"],
  ["!!!dragon!!!123", "attackers try"],
  ["passwordpassword", "attackers try"],
  ["Password1Password1", "attackers try"],
  ["aaaaaaaaaaaaaaaa", "attackers try"],
  ["1212121212121212", "attackers try"],
])("%j is refused", async (password, reason) => {
  await expect(hashPassword(password)).rejects.toThrow(reason);
});

test.each([
  "correct horse battery staple",
  "demo-password-2026",
  "päßwörter für alle",
  "9f2c-77aa-01bd",
])("%j is taken", async (password) => {
  const hash = await hashPassword(password);
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await passwordMatches(hash, password)).toBe(true);
  expect(await passwordMatches(hash, `${password} `)).toBe(false);
});

test("where there is no password, none matches", async () => {
  expect(await passwordMatches(null, "the password of nobody")).toBe(false);
});
