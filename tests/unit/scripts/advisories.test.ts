import { expect, test } from "vitest";
import { judge } from "@/scripts/support/advisories";

const none = new Set<string>();
const advisory = (id: string, severity: string) => ({
  source: 1,
  name: "left-pad",
  dependency: "left-pad",
  title: `An advisory ${id}`,
  url: `https://github.com/advisories/${id}`,
  severity,
  range: "<2",
});

const report = (vulnerabilities: object) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });

const package_ = (...via: unknown[]) => ({ name: "x", severity: "high", via, effects: [] });

test("nothing found is known to be nothing", () => {
  const verdict = { kind: "known", serious: [], accepted: [], others: 0 };
  expect(judge(report({}), none)).toEqual(verdict);
});

test("an advisory counts once, however many packages have it from another", () => {
  const found = advisory("GHSA-1", "high");
  const verdict = judge(
    report({ a: package_(found), b: package_("a", found), c: package_("b") }),
    none,
  );
  expect(verdict).toMatchObject({ serious: [{ url: found.url, title: found.title }], others: 0 });
});

test.each([
  ["critical", 1, 0],
  ["high", 1, 0],
  ["moderate", 0, 1],
  ["low", 0, 1],
])("%s: %i grave, %i others", (severity, serious, others) => {
  const verdict = judge(report({ a: package_(advisory("GHSA-1", severity)) }), none);
  expect(verdict).toMatchObject({ serious: { length: serious }, others });
});

test("one that was looked into is no failure, and another still is", () => {
  const verdict = judge(
    report({ a: package_(advisory("GHSA-1", "high"), advisory("GHSA-2", "critical")) }),
    new Set(["GHSA-1"]),
  );
  expect(verdict).toMatchObject({
    accepted: [{ title: "An advisory GHSA-1" }],
    serious: [{ title: "An advisory GHSA-2" }],
  });
});

test.each([
  [
    "a registry without advisories",
    '{"message":"405 Method Not Allowed"}',
    "405 Method Not Allowed",
  ],
  ["no network", "", "npm printed no report"],
  ["a report of another form", '{"advisories":{}}', "npm printed no report"],
])("%s says nothing, and isn't taken for none", (_case, printed, reason) => {
  expect(judge(printed, none)).toEqual({ kind: "unknown", reason });
});
