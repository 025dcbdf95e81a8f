import { expect, test } from "vitest";
import {
  rotationName,
  rotationsOf,
} from "@/app/t/[tenant]/(workspace)/(admin)/settings/sso/tokens/rotations";
import type { TokenSummary } from "@/lib/directory/tokens";

const named = (...names: string[]) => names.map((name) => ({ name }));
const suggested = (name: string, taken: string[] = []) =>
  rotationName({ name }, named(name, ...taken), 2026);

test("a successor is named after the token and the year", () => {
  expect(suggested("Okta production")).toBe("Okta production — 2026 rotation");
});

test("a successor's successor doesn't pile names up", () => {
  expect(suggested("Okta — 2025 rotation")).toBe("Okta — 2026 rotation");
});

test("a second rotation within a year has a number", () => {
  const [first, second] = ["Okta — 2026 rotation", "Okta — 2026 rotation 2"];
  expect(suggested(first, ["Okta"])).toBe(second);
  expect(suggested(second, ["Okta", first])).toBe("Okta — 2026 rotation 3");
});

test("a suggestion is no longer than a name may be", () => {
  expect(suggested("x".repeat(100)).length).toBeLessThanOrEqual(100);
});

const token = (id: string, more: Partial<TokenSummary> = {}): TokenSummary => ({
  id,
  name: id,
  status: "active",
  hint: "abcd",
  createdAt: new Date(0),
  createdBy: null,
  lastUsedAt: null,
  lastUsedBy: null,
  revokedAt: null,
  revokedBy: null,
  replaces: null,
  ...more,
});

const stages: [old: number | null, next: number | null, stage: string][] = [
  [1, null, "waiting"],
  [null, null, "waiting"],
  [2, 1, "both"],
  [1, 2, "moved"],
  [null, 2, "moved"],
];

test.for(stages)("last uses at %s and %s: %s", ([old, next, stage]) => {
  const at = (moment: number | null) => ({ lastUsedAt: moment === null ? null : new Date(moment) });
  const tokens = [token("new", { replaces: "old", ...at(next) }), token("old", at(old))];
  expect(rotationsOf(tokens).map((rotation) => rotation.stage)).toEqual([stage]);
});

test("a rotation is over once either token is revoked", () => {
  const next = token("new", { replaces: "old" });
  expect(rotationsOf([next, token("old", { status: "revoked" })])).toEqual([]);
  expect(rotationsOf([{ ...next, status: "revoked" }, token("old")])).toEqual([]);
});
