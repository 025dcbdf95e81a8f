import { expect, test } from "vitest";
import {
  duration,
  outcomeOf,
  shortPath,
} from "@/app/t/[tenant]/(workspace)/(admin)/settings/sso/log/words";
import type { LoggedRequest } from "@/lib/directory/provisioning-log/provisioning-log";

const asked = (method: string, path: string, done: LoggedRequest["done"] = null) =>
  outcomeOf({
    id: "0",
    at: new Date(0),
    token: null,
    client: "Okta",
    provider: "okta",
    method,
    path,
    lookup: null,
    status: 200,
    durationMs: 1,
    done,
    explanation: undefined,
    ip: null,
  });

test("an outcome says what was done to whom", () => {
  const ann = { target: "Ann", changes: 1 };
  expect(asked("POST", "/Users", { action: "user.created", ...ann })).toBe("Created Ann");
  expect(asked("PATCH", "/Groups/1", { action: "group.member_added", ...ann })).toBe(
    "Added Ann to a group",
  );
  expect(
    asked("PATCH", "/Groups/1", { action: "group.member_added", target: "Ann", changes: 1_201 }),
  ).toBe("Added Ann to a group and 1,200 more changes");
  expect(asked("PUT", "/Users/1", { action: "user.updated", target: "Ann", changes: 2 })).toBe(
    "Updated Ann and 1 more change",
  );
});

test("what changed nothing was a reading, or had nothing to change", () => {
  expect(asked("GET", "/scim/v2/Users")).toBe("Read");
  expect(asked("POST", "/scim/v2/Users/.search")).toBe("Read");
  expect(asked("PUT", "/scim/v2/Users/1")).toBe("Nothing to change");
});

const paths: [path: string, short: string][] = [
  ["/scim/v2/Users", "/Users"],
  ["/scim/v2/Users/01a20d68-e6be-725c-857c-3ceba06825e1", "/Users/01a2…25e1"],
  ["/scim/Users", "/scim/Users"],
  ["/scim/v2", "/scim/v2"],
  ["/scim/v2/", "/scim/v2/"],
  ["/api/scim/v2/Users", "/api/scim/v2/Users"],
];

test.for(paths)("%s is shown as %s", ([path, short]) => {
  expect(shortPath(path)).toBe(short);
});

test("a duration is in the unit that fits", () => {
  expect([38, 999, 1_000, 1_449].map(duration)).toEqual(["38 ms", "999 ms", "1.0 s", "1.4 s"]);
});
