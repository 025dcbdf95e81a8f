import { describe, expect, test } from "vitest";
import { matches } from "@/lib/scim/filter/matches";
import { parseFilter } from "@/lib/scim/filter/parse";
import { resolveFilter } from "@/lib/scim/filter/resolve";
import type { JsonObject } from "@/lib/scim/json";
import { robotType } from "./robot";

const robot: JsonObject = {
  name: "Große Ärmel-Maschine",
  serial: "aB-7",
  awake: false,
  joints: 6,
  weight: 12.5,
  built: "2011-05-13T04:42:34.5Z",
  firmware: "AAEC",
  manual: "https://example.com/Manual",
  nicknames: ["Robbie", "R2"],
  arms: [
    { value: "Left", type: "work", length: 3, primary: true },
    { value: "Right", type: "home", length: 4 },
    { type: "spare" },
  ],
  home: { room: "" },
};

const answers = (text: string, document = robot) =>
  matches(resolveFilter(robotType, parseFilter(text), { unknown: "never" }), document);

describe("a robot", () => {
  test.each([
    // Strings by caseExact.
    'name eq "GROSSE ärmel-MASCHINE" or name eq "große ärmel-maschine"',
    'name eq "GROßE A\u0308RMEL-MASCHINE"',
    'serial eq "aB-7"',
    'not (serial eq "ab-7")',
    'serial sw "aB" and serial ew "-7" and serial co "B-" and serial co ""',
    'name sw "GROß" and name ew "MASCHINE" and name co "ärmel"',
    'serial gt "aA" and serial ge "aB-7" and serial lt "ab" and serial le "aB-7"',
    'not (serial gt "aB-7") and not (serial lt "aB-7")',
    'manual ew "Manual" and not (manual ew "manual")',
    'firmware eq "AAEC" and firmware ne "aaec"',
    // Booleans, and false is a value.
    'awake eq false and awake eq "False" and awake ne true and awake pr',
    // Numbers by value.
    "joints eq 6.0 and joints ne 7 and joints gt 5 and joints ge 6 and joints lt 10 and joints le 6",
    'weight gt "9" and weight lt 12.51',
    // Instants across offsets and fractions.
    'built eq "2011-05-13T06:42:34.500+02:00"',
    'built gt "2011-05-13T04:42:34Z" and built lt "2011-05-13T04:42:35Z"',
    'built ge "2011-05-12T23:42:34.50-05:00" and built le "2011-05-13T04:42:34.5"',
    // Any value of several, dotted; one and the same in brackets.
    'nicknames eq "robbie" and nicknames eq "R2" and nicknames sw "r2" and nicknames[value co "ob"]',
    'arms.type eq "WORK" and arms.value eq "right" and arms co "igh"',
    'arms[type eq "work" and value eq "left"] and not (arms[type eq "work" and value eq "right"])',
    'arms[type eq "work"].value eq "left" and arms[primary eq "True"].length lt 4',
    "arms[not (primary pr)] and arms[length gt 3 or primary eq true]",
    // What isn't said to be primary is not (RFC 7643 s2.4).
    'arms.primary eq false and arms[primary eq false].value eq "Right" and arms[primary ne true and type eq "home"]',
    'not (arms[primary eq false and value eq "Left"])',
    'home[room eq null] or not (home[room eq "x"])',
    // Presence: empty strings and what holds nothing else are nothing.
    "arms pr and arms.primary pr and nicknames pr",
    "not (home pr) and not (home.room pr) and home.shelf eq null and home eq null",
    "arms[value eq null]",
    // ne: one that differs, or none at all.
    'arms.type ne "work" and nicknames ne "r2" and home.room ne "x" and home.shelf ne 1',
    'arms[value ne "left" and type ne "home"]',
    "not (not (name pr))",
    'antenna ne "x" and not (antenna eq "x") and antenna eq null',
  ])("matches %s", (text) => {
    expect(answers(text)).toBe(true);
  });

  test.each([
    'name eq "Grosse"',
    'serial eq "AB-7"',
    "awake eq true",
    'built eq "2011-05-13T04:42:34Z"',
    'arms[type eq "home" and length eq 3]',
    'arms.value ne "x" and arms.type eq "x"',
    'home.room eq "" and home.room pr',
    'home.room co ""',
    "arms.length eq null",
    "home[shelf eq null]",
    'not (nicknames eq "r2")',
    'antenna eq "x" or antenna pr or antenna[a pr]',
  ])("doesn't match %s", (text) => {
    expect(answers(text)).toBe(false);
  });
});

test("text is ordered by code point, as in PostgreSQL's C collation", () => {
  const fox = { serial: "\u{1f98a}" };
  expect(answers('serial gt "\uff5e"', fox)).toBe(true);
  expect(answers('serial lt "\uff5e"', fox)).toBe(false);
  expect(answers('serial gt "z"', { serial: "\ue000" })).toBe(true);
});

test("a single value stands for a list of one", () => {
  expect(answers('arms[value eq "x"] and arms.value eq "x"', { arms: { value: "x" } })).toBe(true);
});
