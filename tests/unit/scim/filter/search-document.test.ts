import { expect, test } from "vitest";
import { userType } from "@/lib/scim/resources/user";
import { searchDocument } from "@/lib/scim/search-document";
import { urn } from "@/lib/scim/urn";
import { robotType } from "./robot";

test("every value is in its comparable form, and what is empty is left out", () => {
  const found = searchDocument(robotType, {
    name: "Ärmel",
    serial: "aB-7",
    externalId: "X1",
    awake: false,
    joints: 0,
    built: "2011-05-13T04:42:34+02:00",
    secret: "never",
    unknown: "dropped",
    manual: "",
    firmware: null,
    nicknames: ["Robbie", "", null],
    arms: [{ value: "Left", type: "Work", primary: true }, {}, { value: "" }],
    home: { room: "" },
  });
  expect(found).toEqual({
    schemas: ["urn:example:2.0:Robot"],
    name: "ärmel",
    serial: "aB-7",
    externalId: "X1",
    awake: false,
    joints: 0,
    built: "2011-05-13T02:42:34.000Z",
    nicknames: ["robbie"],
    arms: [{ value: "left", type: "work", primary: true }],
  });
});

test("extensions lie under their URN and in schemas; passwords and memberships are in neither", () => {
  const found = searchDocument(userType, {
    userName: "Yara",
    password: "secret",
    groups: [{ value: "1" }],
    [urn.enterpriseUser]: { department: "Ops", manager: { value: "Boss" } },
  });
  expect(found).toEqual({
    schemas: [urn.user, urn.enterpriseUser],
    userName: "yara",
    [urn.enterpriseUser]: { department: "ops", manager: { value: "Boss" } },
  });
});

test("an empty extension is none", () => {
  expect(searchDocument(userType, { userName: "a", [urn.enterpriseUser]: {} })).toEqual({
    schemas: [urn.user],
    userName: "a",
  });
});
