import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { newRequestId, requestExpiry } from "@/lib/saml/request-id";

const key = randomBytes(32);
const now = new Date("2026-11-24T12:00:00Z");
const id = newRequestId(key, "acme", now);
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test("an id is an XML name, never the same twice, and known on any instance that has the key", () => {
  expect(id).toMatch(/^_[0-9a-f-]+$/);
  expect(newRequestId(key, "acme", now)).not.toBe(id);
  expect(requestExpiry(key, "acme", id, later(14))).toEqual(later(15));
});

test.each([
  ["too late", key, "acme", id, later(15)],
  ["at another workspace", key, "globex", id, now],
  ["under another key", randomBytes(32), "acme", id, now],
  ["with a later expiry", key, "acme", id.replace(/-\d+-/, "-1999999999-"), now],
  ["cut short", key, "acme", id.slice(0, -2), now],
  ["of somebody else's making", key, "acme", "_request", now],
])("an id that is shown %s is unknown", (_, shownKey, workspace, shown, at) => {
  expect(requestExpiry(shownKey, workspace, shown, at)).toBeUndefined();
});
