import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { pruneScimRequests } from "@/db/queries/scim-requests";
import { listActivity } from "@/lib/directory/activity";
import {
  connectionStatus,
  type LogFilter,
  listRequests,
} from "@/lib/directory/provisioning-log/provisioning-log";
import { flushRequests, recordRequest } from "@/lib/directory/provisioning-log/recorder";
import { createToken, revokeToken } from "@/lib/directory/tokens";
import { changePlan } from "@/lib/directory/workspaces";
import { inWorkspace, logged, requestRow, write } from "@/tests/support/logged-calls";
import { personDocument } from "@/tests/support/provisioning";
import { newWorkspace, signedIn, type Workspace } from "@/tests/support/workspace";

const day = 86_400_000;

const log = async ({ person }: Workspace, filter: LogFilter = {}) =>
  (await listRequests(person, { ...filter, limit: 100 })).requests;

test("a request says what was done to whom, and its id finds the events", async () => {
  const workspace = await newWorkspace();
  await logged(workspace, {
    method: "POST",
    userAgent: "Okta SCIM Client 1.0.0",
    body: {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      ...personDocument("lee@corp.example"),
    },
  });
  const [request] = await log(workspace);
  expect(request).toMatchObject({
    token: { id: workspace.tokenId, name: workspace.tokenName },
    client: "Okta",
    provider: "okta",
    method: "POST",
    path: "/scim/v2/Users",
    status: 201,
    done: { action: "user.created", target: "lee@corp.example", changes: 1 },
    explanation: undefined,
  });
  const { events } = await listActivity(workspace.person, { requestId: request?.id });
  expect(events).toMatchObject([{ action: "user.created", target: { label: "lee@corp.example" } }]);
  const others = await listActivity(workspace.person, { requestId: crypto.randomUUID() });
  expect(others.events).toEqual([]);
});

test("a search says which attributes were compared", async () => {
  const workspace = await newWorkspace();
  const path = `/scim/v2/Users?filter=${encodeURIComponent('emails[type eq "work"].value eq "x"')}`;
  await logged(workspace, { path: "/scim/v2/Users?filter=userName%20eq%20%22lee%22" });
  await logged(workspace, { path });
  await logged(workspace, { path: "/scim/v2/Users?FILTER=externalId%20eq%20%2217%22" });
  expect((await log(workspace)).map(({ lookup }) => lookup)).toEqual([
    "externalId eq",
    "emails.type eq",
    "userName eq",
  ]);
});

describe("a refused token explains itself", () => {
  const slips: [name: string, header: (token: string) => string, cause: RegExp][] = [
    ["unknown", (token) => `Bearer ${token}x`, /no such token/],
    ["white space", (token) => `Bearer  ${token}`, /whitespace/],
    ["Bearer Bearer", (token) => `Bearer Bearer ${token}`, /word Bearer/],
    ["Basic", () => "Basic YTpi", /something other/],
    ["empty", () => "Bearer ", /empty/],
    ["no header", () => "", /no token/],
  ];
  test.for(slips)("%s", async ([, header, cause]) => {
    const workspace = await newWorkspace();
    const answer = await logged(workspace, { authorization: header(workspace.token) });
    expect(answer.status).toBe(401);
    const [row] = await log(workspace, { proved: false });
    expect(row).toMatchObject({ status: 401, token: null, done: null });
    expect(row?.explanation?.cause).toMatch(cause);
  });

  test("a revoked one by its name", async () => {
    const workspace = await newWorkspace();
    await revokeToken(workspace.person, { id: workspace.tokenId });
    await logged(workspace);
    const [row] = await log(workspace);
    expect(row?.explanation?.cause).toBe(`The token “${workspace.tokenName}” was revoked.`);
    expect(row?.token).toBeNull();
  });
});

test("a wrong base URL explains itself", async () => {
  const workspace = await newWorkspace();
  const paths = ["/scim/Users", "/SCIM/v2/Users", "/api/scim/v2/Users", "/scim/v2/Users/Users"];
  for (const path of paths) await logged(workspace, { path });
  for (const { status, explanation } of await log(workspace)) {
    expect(status).toBe(404);
    expect(explanation?.cause).toMatch(/isn't the SCIM endpoint/);
  }
  expect(await log(workspace)).toHaveLength(paths.length);
});

test("filters keep what failed, what wasn't proved, and one token's", async () => {
  const workspace = await newWorkspace();
  const { secret } = await createToken(workspace.person, { name: "Entra" });
  await logged(workspace);
  await logged(workspace, { path: "/scim/v2/Users/nobody" });
  await logged(workspace, { authorization: "Bearer x" });
  await logged(workspace, { authorization: `Bearer ${secret}` });
  const statuses = async (filter: LogFilter) =>
    (await log(workspace, filter)).map((row) => row.status);
  expect(await statuses({})).toEqual([200, 401, 404, 200]);
  expect(await statuses({ failed: true })).toEqual([401, 404]);
  expect(await statuses({ proved: false })).toEqual([401]);
  expect(await statuses({ tokenId: workspace.tokenId })).toEqual([404, 200]);
  expect(await statuses({ tokenId: "nonsense" })).toEqual([]);
});

test("a page follows another without a gap or a repetition", async () => {
  const workspace = await newWorkspace();
  const rows = Array.from({ length: 25 }, (_, ago) => requestRow({ ago: ago * 10 }));
  await write(workspace.slug, rows);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listRequests(workspace.person, { after, limit: 10 });
    seen.push(...page.requests.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(rows.map(({ id }) => id));
});

test("the status at a glance names the last client and token, and counts a day", async () => {
  const workspace = await newWorkspace();
  expect(await connectionStatus(workspace.person)).toEqual({
    last: null,
    requests: 0,
    failures: 0,
  });
  await write(workspace.slug, [requestRow({ ago: 2 * day, tokenId: workspace.tokenId })]);
  await logged(workspace, { userAgent: "Okta SCIM Client" });
  await logged(workspace, { authorization: "Bearer x" });
  expect(await connectionStatus(workspace.person)).toMatchObject({
    last: { client: "Okta", token: workspace.tokenName },
    requests: 2,
    failures: 1,
  });
});

describe("who may read", () => {
  test("another workspace sees nothing", async () => {
    const [here, there] = [await newWorkspace(), await newWorkspace()];
    await logged(here);
    expect(await log(here)).toHaveLength(1);
    expect(await log(there)).toEqual([]);
    expect(await log(there, { tokenId: here.tokenId })).toEqual([]);
    expect(await connectionStatus(there.person)).toMatchObject({ last: null, requests: 0 });
  });

  test("a member is refused, and so is a token", async () => {
    const workspace = await newWorkspace();
    const member = await signedIn(workspace.operator, await workspace.member("bo"));
    for (const ctx of [member, workspace.scim]) {
      await expect(listRequests(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(connectionStatus(ctx)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  test("a workspace on Free is told of the plan", async () => {
    const workspace = await newWorkspace();
    await changePlan(workspace.operator, { plan: "free" });
    await expect(log(workspace)).rejects.toMatchObject({ code: "planRequired" });
  });
});

describe("the log is bounded", () => {
  test("the newest stay, and unproved ones push no others out", async () => {
    const workspace = await newWorkspace();
    const proved = [1, 2, 3, 4].map((n) =>
      requestRow({ ago: n * 1_000, tokenId: workspace.tokenId }),
    );
    const unproved = [1, 2, 3, 4].map((n) => requestRow({ ago: n * 100 }));
    await write(workspace.slug, [...proved, ...unproved]);
    await inWorkspace(workspace.slug, (tx) => pruneScimRequests(tx, { keep: 3, keepUnproved: 2 }));
    const left = (await log(workspace)).map(({ id }) => id);
    expect(left).toEqual([...unproved.slice(0, 2), ...proved.slice(0, 3)].map(({ id }) => id));
  });

  test("pruning leaves another workspace's alone", async () => {
    const [here, there] = [await newWorkspace(), await newWorkspace()];
    await write(there.slug, [requestRow(), requestRow()]);
    const none = { keep: 0, keepUnproved: 0 };
    await inWorkspace(here.slug, (tx) => pruneScimRequests(tx, none));
    expect(await log(there)).toHaveLength(2);
  });

  test("of a flood without a token a few are taken down, and no proved one is lost", async () => {
    const workspace = await newWorkspace();
    for (let n = 0; n < 200; n++) recordRequest(workspace.slug, requestRow({ status: 401 }));
    for (let n = 0; n < 50; n++) {
      recordRequest(workspace.slug, requestRow({ tokenId: workspace.tokenId }));
    }
    await flushRequests();
    expect(await log(workspace, { proved: false })).toHaveLength(25);
    expect(await log(workspace, { proved: true })).toHaveLength(50);
  });
});

test("no secret, no body and no value of a query is in any row", async () => {
  const workspace = await newWorkspace();
  const marked = "s3cret-mark";
  const quoted = encodeURIComponent(`"${marked}"`);
  const body = { ...personDocument("lee@corp.example"), title: marked, password: marked };
  const patch = (op: unknown) => ({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [op],
  });
  const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
  await logged(workspace, { method: "POST", body: { schemas, ...body } });
  const id = (await log(workspace))[0]?.done && (await createdId(workspace));
  const path = `/scim/v2/Users/${id}`;
  const calls = [
    { authorization: `Bearer ${marked}` },
    { authorization: `Bearer Bearer ${marked}` },
    { authorization: `${marked} x` },
    { path: `/scim/v2/Users?filter=userName%20eq%20${quoted}` },
    { path: `/scim/v2/Users?filter=${marked}` },
    { path: `/scim/v2/Users?filter=${quoted}%20eq%20userName` },
    { path: `/scim/v2/Users?filter=emails[value%20eq%20${quoted}]` },
    { path: `/scim/v2/Users?sortBy=${marked}` },
    { method: "HEAD", path: `/scim/v2/Users?sortBy=${marked}` },
    { path: `/scim/v2/Users?count=${marked}&startIndex=${marked}&cursor=${marked}` },
    { path: `/scim/v2/Users?attributes=${marked}` },
    { method: "POST", body: `{"password": "${marked}` },
    { method: "POST", body: `${marked}` },
    { method: "POST", body: { schemas, userName: "bo", password: { value: marked } } },
    { method: "POST", body: { schemas, userName: "bo", active: marked } },
    { method: "POST", body: { schemas, userName: "bo", name: marked } },
    { method: "PATCH", path, body: patch({ op: "remove", path: `emails[value eq "${marked}"]` }) },
    { method: "PATCH", path, body: patch({ op: "replace", path: "active", value: marked }) },
    { method: "PATCH", path, body: patch({ op: marked, path: "title", value: marked }) },
    {
      method: "PATCH",
      path,
      body: patch({ op: "replace", path: `emails[value eq "${marked}`, value: 1 }),
    },
    { method: "POST", path: "/scim/v2/Users/.search", body: { schemas: [marked], filter: marked } },
  ];
  for (const call of calls) await logged(workspace, call);
  const rows = await stored(workspace);
  expect(rows).toHaveLength(calls.length + 1);
  for (const row of rows) expect(JSON.stringify(row)).not.toContain(marked);
  expect(JSON.stringify(rows)).not.toContain(workspace.token);
});

/** Every column of every row, as the table has it. */
const stored = (workspace: Workspace) =>
  inWorkspace(workspace.slug, async (tx) => [
    ...(await tx.execute(sql`select * from scim_requests`)),
  ]);

async function createdId(workspace: Workspace): Promise<string> {
  const { events } = await listActivity(workspace.person, { action: "user.created" });
  return events[0]?.target.id ?? "";
}
