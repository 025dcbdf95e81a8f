import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/directory/ctx";
import {
  type LoggedRequest,
  listRequests,
} from "@/lib/directory/provisioning-log/provisioning-log";
import { signOut } from "@/lib/directory/sign-in";
import { revokeToken } from "@/lib/directory/tokens";
import { addUser } from "@/lib/directory/users/edit-user";
import { sealSession } from "@/lib/http/session-cookie";
import { followLog } from "@/tests/support/followed-log";
import { send } from "@/tests/support/http";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { signedIn } from "@/tests/support/workspace";

const call = ({ port, host }: HttpTenant, authorization: string, path = "/scim/v2/Users") =>
  send({ method: "GET", path, port, host, headers: { Authorization: authorization } });

/** The log, once it has so many rows: they are written a moment after the answer. */
async function rowsOf(tenant: HttpTenant, atLeast = 1): Promise<LoggedRequest[]> {
  for (let tries = 0; tries < 100; tries++) {
    const { requests } = await listRequests(tenant.operator, {});
    if (requests.length >= atLeast) return requests;
    await sleep(50);
  }
  throw new Error(`the log has fewer than ${atLeast} rows`);
}

describe("a refused call has a row that explains itself", () => {
  const slips: [name: string, header: (token: string) => string, cause: RegExp][] = [
    ["wrong token", (token) => `Bearer ${token}x`, /no such token/],
    ["white space before it", (token) => `Bearer  ${token}`, /whitespace/],
    [
      "white space inside it",
      (token) => `Bearer ${token.slice(0, 9)} ${token.slice(9)}`,
      /whitespace/,
    ],
    ["Bearer Bearer", (token) => `Bearer Bearer ${token}`, /word Bearer/],
  ];
  test.for(slips)("%s", async ([, header, cause]) => {
    const tenant = await newHttpTenant();
    expect(await call(tenant, header(tenant.token))).toMatchObject({ status: 401 });
    const [row] = await rowsOf(tenant);
    expect(row).toMatchObject({ status: 401, token: null, method: "GET", path: "/scim/v2/Users" });
    expect(row?.explanation?.cause).toMatch(cause);
    expect(row?.explanation?.fix).toMatch(/paste/i);
  });

  test("revoked", async () => {
    const tenant = await newHttpTenant();
    await revokeToken(tenant.operator, { id: tenant.tokenId });
    expect(await tenant.scim.get("/Users")).toMatchObject({ status: 401 });
    const [row] = await rowsOf(tenant);
    expect(row?.explanation?.cause).toBe(`The token “${tenant.tokenName}” was revoked.`);
  });

  test.for(["/scim/Users", "/api/scim/v2/Users", "/SCIM/v2/Users"])(
    "wrong base %s",
    async (path) => {
      const tenant = await newHttpTenant();
      expect(await call(tenant, `Bearer ${tenant.token}`, path)).toMatchObject({ status: 404 });
      const [row] = await rowsOf(tenant);
      expect(row).toMatchObject({ status: 404, path });
      expect(row?.explanation?.cause).toMatch(/isn't the SCIM endpoint/);
    },
  );
});

test("the answer's request id is the row's", async () => {
  const tenant = await newHttpTenant();
  const answer = await tenant.scim.get("/Users?count=1");
  const [row] = await rowsOf(tenant);
  expect(row).toMatchObject({ id: answer.headers["x-request-id"], path: "/scim/v2/Users" });
});

function cookieOf({ workspace, credential }: Ctx) {
  if (credential.kind !== "session") throw new Error("people have sessions");
  return sealSession({ id: credential.id, expiresAt: new Date(Date.now() + 60_000) }, workspace);
}

const until = (condition: () => boolean) =>
  expect.poll(condition, { timeout: 10_000, interval: 50 }).toBe(true);

describe("the stream of the open page", () => {
  test("tells an admin of a call, and ends with the session", async () => {
    const tenant = await newHttpTenant();
    const admin = await tenant.signInAdmin();
    const stream = await followLog(tenant, await cookieOf(admin));
    expect(stream).toMatchObject({ status: 200 });
    expect(stream.headers["content-type"]).toMatch(/^text\/event-stream/);
    expect(stream.headers["cache-control"]).toContain("no-store");

    await until(() => stream.text.startsWith(":"));
    await call(tenant, "Bearer nobody's");
    const [row] = await rowsOf(tenant);
    await until(() =>
      stream.text.includes(`id: ${row?.id}\ndata: {"requests":1,"failures":1}\n\n`),
    );

    await signOut(admin);
    await until(() => stream.ended);
    expect(stream.text).toMatch(/event: end\ndata: end\n\n$/);
  });

  test("ends once its person has opened six newer ones, and no sooner", async () => {
    const tenant = await newHttpTenant();
    const cookie = await cookieOf(await tenant.signInAdmin());
    const follow = async () => {
      const stream = await followLog(tenant, cookie);
      await until(() => stream.text.startsWith(":"));
      return stream;
    };
    const oldest = await follow();
    const newer = await Promise.all(Array.from({ length: 6 }, follow));
    await until(() => oldest.ended);
    expect(oldest.text).toMatch(/event: end\ndata: end\n\n$/);

    await call(tenant, "Bearer nobody's");
    await until(() => newer.every(({ text }) => text.includes("data: {")));
    expect(newer.some(({ ended }) => ended)).toBe(false);
  });

  test("is refused to members, and to whoever isn't signed in", async () => {
    const tenant = await newHttpTenant();
    const { id } = await addUser(tenant.operator, {
      email: `bo@${tenant.slug}.example`,
      givenName: "Bo",
      familyName: "Lee",
      role: "member",
    });
    const member = await signedIn(tenant.operator, id);
    const theirs = await followLog(tenant, await cookieOf(member));
    expect(theirs.status).toBe(403);
    const nobodys = await followLog(tenant, undefined);
    expect(nobodys.status).toBe(307);
    for (const { text } of [theirs, nobodys]) expect(text).not.toContain("data:");
  });
});
