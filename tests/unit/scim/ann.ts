import { expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/scim/json";
import { parsePatch } from "@/lib/scim/patch/parse-patch";
import { planPatch } from "@/lib/scim/patch/plan-patch";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";

export const ext = urn.enterpriseUser;
export const work = { type: "work", value: "ann@x.io", primary: true };
export const home = { type: "home", value: "ann@home.io" };

export const ann: JsonObject = {
  userName: "ann",
  active: true,
  title: "QA",
  name: { givenName: "Ann", familyName: "Lee" },
  emails: [work, home],
  roles: [{ value: "member" }],
  [ext]: { department: "Ops", manager: { value: "m1" } },
};

export const message = (...operations: Json[]) => ({
  schemas: [urn.patchOp],
  Operations: operations,
});
export const patched = (current: JsonObject, ...operations: Json[]) =>
  planPatch(userType, parsePatch(userType, message(...operations))).apply(current);
export const membership = (...operations: Json[]) =>
  planPatch(groupType, parsePatch(groupType, message(...operations))).detached;

export const add = (path: string, value: Json) => ({ op: "add", path, value });
export const replace = (path: string, value: Json) => ({ op: "replace", path, value });
export const remove = (path: string, value?: Json) => ({
  op: "remove",
  path,
  ...(value !== undefined && { value }),
});

type Case = readonly [rule: string, operations: Json[], changed: JsonObject];

/** Each case says what differs from Ann; null stands for an attribute that is gone. */
export const changesAnn = (cases: readonly Case[]) =>
  test.each(cases)("%s", (_rule, operations, changed) => {
    const expected = Object.entries({ ...ann, ...changed }).filter(([, value]) => value !== null);
    expect(patched(ann, ...operations)).toEqual(Object.fromEntries(expected));
  });
