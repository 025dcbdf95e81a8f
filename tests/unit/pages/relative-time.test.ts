import { expect, test } from "vitest";
import { relativeTime, utcTime } from "@/app/ui/relative-time";

const now = Date.parse("2026-11-24T12:00:00Z");

test.each([
  ["2026-11-24T11:59:30Z", "just now"],
  ["2026-11-24T11:59:00Z", "1 minute ago"],
  ["2026-11-24T09:01:00Z", "2 hours ago"],
  ["2026-11-23T11:00:00Z", "yesterday"],
  ["2026-11-11T12:00:00Z", "13 days ago"],
  ["2026-10-12T12:00:00Z", "1 month ago"],
  ["2024-11-01T12:00:00Z", "2 years ago"],
  ["2026-12-08T12:00:00Z", "in 14 days"],
  ["2026-12-08T11:58:00Z", "in 14 days"],
  ["2026-11-25T13:00:00Z", "tomorrow"],
])("%s is %s", (at, text) => {
  expect(relativeTime(Date.parse(at), now)).toBe(text);
});

test("the exact time is in UTC and says so", () => {
  expect(utcTime(now)).toBe("2026-11-24 12:00:00 UTC");
});
