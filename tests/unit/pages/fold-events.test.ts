import { expect, test } from "vitest";
import { actionLabel } from "@/app/activity/action-names";
import { actionCounts, commonSubject, foldByRequest } from "@/app/activity/fold-events";
import type { ActivityRow } from "@/lib/directory/activity";

const okta = { type: "token", id: "t1", name: "Okta" } as const;
const ann = { type: "user", id: "u1", name: "Ann" } as const;

function event(
  id: string,
  requestId: string,
  { action = "user.updated", target = "lee", type = "user", ...rest }: Partial<Row> = {},
): ActivityRow {
  return {
    id,
    at: new Date(0),
    source: "scim",
    actor: okta,
    action,
    target: { type, id: target, label: target },
    before: null,
    after: null,
    requestId,
    ip: null,
    tokenId: null,
    tokenName: null,
    ...rest,
  };
}

type Row = Omit<ActivityRow, "target"> & { target: string; type: string };

const idsOf = (events: ActivityRow[]) => foldByRequest(events).map((fold) => fold.map((e) => e.id));

test("events of one request fold, where another's came between them too", () => {
  const events = [event("5", "a"), event("4", "b"), event("3", "a"), event("2", "c")];
  expect(idsOf(events)).toEqual([["5", "3"], ["4"], ["2"]]);
});

test("who acts differently within a request is told apart", () => {
  expect(idsOf([event("2", "a"), event("1", "a", { actor: ann })])).toEqual([["2"], ["1"]]);
});

test("a fold is about the one target that all its events have", () => {
  const [fold] = foldByRequest([event("2", "a"), event("1", "a", { action: "user.created" })]);
  expect(fold && commonSubject(fold)).toBe("lee");
});

test("a fold of memberships is about their group", () => {
  const joined = { action: "group.member_added", after: { group: "Engineering" } };
  const left = { action: "group.member_removed", before: { group: "Engineering" } };
  const [fold] = foldByRequest([
    event("2", "a", { ...joined, target: "lee" }),
    event("1", "a", { ...left, target: "kim" }),
  ]);
  expect(fold && commonSubject(fold)).toBe("Engineering");
});

test("a group that was made with its members is what the fold is about", () => {
  const joined = { action: "group.member_added", after: { group: "Engineering" } };
  const [fold] = foldByRequest([
    event("2", "a", { ...joined, target: "lee" }),
    event("1", "a", { action: "group.created", target: "Engineering", type: "group" }),
  ]);
  expect(fold && commonSubject(fold)).toBe("Engineering");
});

test("what people are asked to sign because of it is not what a fold is about", () => {
  const [fold] = foldByRequest([
    event("3", "a", { action: "user.assignments_changed", target: "kim" }),
    event("2", "a", { action: "user.assignments_changed", target: "lee" }),
    event("1", "a", { action: "policy.attached", target: "Clean desk", type: "policy" }),
  ]);
  expect(fold && commonSubject(fold)).toBe("Clean desk");
  const [followed] = foldByRequest([
    event("2", "b", { action: "user.assignments_changed", target: "kim" }),
    event("1", "b", { action: "user.assignments_changed", target: "lee" }),
  ]);
  expect(followed && commonSubject(followed)).toBeUndefined();
});

test("a fold about several things names none", () => {
  const [fold] = foldByRequest([event("2", "a"), event("1", "a", { target: "kim" })]);
  expect(fold && commonSubject(fold)).toBeUndefined();
});

test("actions are counted in the order in which they happened", () => {
  const [fold] = foldByRequest([
    event("3", "a", { action: "user.assignments_changed" }),
    event("2", "a", { action: "group.member_added" }),
    event("1", "a", { action: "group.member_added" }),
  ]);
  expect(fold && actionCounts(fold)).toEqual([
    ["group.member_added", 2],
    ["user.assignments_changed", 1],
  ]);
});

test("an action is named as people write it", () => {
  const names = ["user.created", "user.sign_in_refused", "sso.mode_changed"].map(actionLabel);
  expect(names).toEqual(["User created", "User sign-in refused", "SSO mode changed"]);
});
