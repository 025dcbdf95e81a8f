import { expect, test } from "vitest";
import type { ActivityRow } from "@/lib/directory/activity";
import { activityCsv } from "@/lib/http/activity-csv";
import { csvLine } from "@/lib/http/csv";

test.each([
  ["=1+1", "'=1+1"],
  ["+41 44 123", "'+41 44 123"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["|cmd", "'|cmd"],
  ["  =1+1", "  '=1+1"],
  ["\t=1+1", "\t'=1+1"],
  ["\r=1+1", "\r'=1+1"],
  ["\n@x", "\n'@x"],
  ["\0=1", "\0'=1"],
  ["＝1+1", "'＝1+1"],
  ["＠x", "'＠x"],
])("a spreadsheet takes %j as text", (text, marked) => {
  expect(csvLine([text])).toBe(`"${marked}"\r\n`);
});

// Where lists are separated by semicolons, a quote in the middle of a line is a character like any other.
test.each([
  ["Ada;=1+1;", "Ada;'=1+1;"],
  ["Ada; @x", "Ada; '@x"],
  ["Ada\t-2", "Ada\t'-2"],
  ["Ada\n=1+1", "Ada\n'=1+1"],
])(
  "a spreadsheet that splits %j otherwise than by commas takes all of it as text",
  (text, marked) => {
    expect(csvLine([text])).toBe(`"${marked}"\r\n`);
  },
);

test.each([["Ada"], ["ada@example.com"], ["a-b"], ["1=1"], ["Ünïcode 名前"]])(
  "%j is left as it is",
  (text) => {
    expect(csvLine([text])).toBe(`${text}\r\n`);
  },
);

test("quotes, commas and line ends are quoted as RFC 4180 asks", () => {
  expect(csvLine(['say "hi"', "a,b", "two\nlines", null])).toBe(
    '"say ""hi""","a,b","two\nlines",\r\n',
  );
});

test("a formula that also has quotes is both marked and quoted", () => {
  expect(csvLine(['=HYPERLINK("http://evil","x")'])).toBe(
    '"\'=HYPERLINK(""http://evil"",""x"")"\r\n',
  );
});

const event: ActivityRow = {
  id: "01930000-0000-7000-8000-000000000001",
  at: new Date("2026-11-24T10:47:03.123Z"),
  source: "scim",
  actor: { type: "token", id: "01930000-0000-7000-8000-000000000002", name: "Okta production" },
  action: "user.updated",
  target: { type: "user", id: "01930000-0000-7000-8000-000000000003", label: "=Ada" },
  before: { title: "CTO" },
  after: { title: "CEO" },
  requestId: "req-1",
  ip: null,
  tokenId: "01930000-0000-7000-8000-000000000002",
  tokenName: "Okta production",
};

async function* batchesOf(...batches: ActivityRow[][]) {
  yield* batches;
}

test("the log is a header and one line an event, one piece a batch", async () => {
  const pieces = await Array.fromAsync(activityCsv(batchesOf([event], [event, event])));
  const [header, line, ...rest] = pieces.join("").split("\r\n");

  expect(pieces).toHaveLength(3);
  expect(header).toBe(
    "\uFEFFtime,source,actor_type,actor,actor_id,action,target_type,target,target_id,before,after,token,token_id,request_id,ip",
  );
  expect(line).toBe(
    `2026-11-24T10:47:03.123Z,scim,token,Okta production,${event.actor.id},user.updated,user,"'=Ada",${event.target.id},"{""title"":""CTO""}","{""title"":""CEO""}",Okta production,${event.tokenId},req-1,`,
  );
  expect(rest).toEqual([line, line, ""]);
});

test("a log without events is its header", async () => {
  const pieces = await Array.fromAsync(activityCsv(batchesOf()));
  expect(pieces).toHaveLength(1);
});
