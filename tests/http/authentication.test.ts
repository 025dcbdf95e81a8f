import { describe, expect, test } from "vitest";
import { createToken, revokeToken } from "@/lib/directory/tokens";
import { changePlan } from "@/lib/directory/workspaces";
import { send } from "@/tests/support/http";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { expectError, stateOf } from "./answers";
import { bulkBody, userBody } from "./messages";

const asking = ({ port, host }: HttpTenant, authorization?: string, path = "/scim/v2/Users") =>
  send({
    method: "GET",
    path,
    port,
    host,
    headers: authorization === undefined ? {} : { Authorization: authorization },
  });

describe("[2] a token that proves nothing is 401 with WWW-Authenticate, and the detail says what is wrong", () => {
  const [unasked, invalid] = [
    `Bearer realm="Accedo SCIM"`,
    `Bearer realm="Accedo SCIM", error="invalid_token"`,
  ];
  const slips: [string, (token: string) => string | undefined, RegExp, challenge?: string][] = [
    ["no header", () => undefined, /no Authorization header/, unasked],
    ["an empty header", () => "", /no Authorization header/, unasked],
    ["no scheme", (token) => token, /must begin with "Bearer "/, unasked],
    ["another scheme", () => "Basic YTpi", /scheme was "Basic"/, unasked],
    ["the scheme alone", () => "Bearer", /token is empty/],
    ["the scheme and a blank", () => "Bearer ", /token is empty/],
    ["the scheme twice", (token) => `Bearer Bearer ${token}`, /has the word twice/],
    ["leading white space", (token) => `Bearer  ${token}`, /whitespace before it/],
    [
      "inner white space",
      (token) => `Bearer ${token.slice(0, 9)} ${token.slice(9)}`,
      /whitespace in it/,
    ],
    ["an unknown token", (token) => `Bearer ${token}x`, /no such SCIM token/],
    ["half a token", (token) => `Bearer ${token.slice(0, 20)}`, /no such SCIM token/],
  ];
  test.for(slips)("%s", async ([, header, detail, challenge = invalid]) => {
    const tenant = await newHttpTenant();
    const answer = await asking(tenant, header(tenant.token));
    expectError(answer, { status: 401, detail });
    expect(answer.headers["www-authenticate"]).toBe(challenge);
    expect(answer.text).not.toContain(tenant.token.slice(0, 16)); // nor the beginning of it
  });
});

test("[2] the scheme is read in any case", async () => {
  const tenant = await newHttpTenant();
  expect(await asking(tenant, `bearer ${tenant.token}`)).toMatchObject({ status: 200 });
});

test("[2] a revoked token is refused from the next request on, and says that it was revoked", async () => {
  const tenant = await newHttpTenant();
  expect(await tenant.scim.get("/Users")).toMatchObject({ status: 200 });
  await revokeToken(tenant.operator, { id: tenant.tokenId });
  expectError(await tenant.scim.get("/Users"), { status: 401, detail: /was revoked/ });
});

test("[2] another token of the workspace goes on working when one is revoked", async () => {
  const tenant = await newHttpTenant();
  const { secret } = await createToken(tenant.operator, { name: "Entra" });
  await revokeToken(tenant.operator, { id: tenant.tokenId });
  expect(await asking(tenant, `Bearer ${secret}`)).toMatchObject({ status: 200 });
});

test("[2] another workspace's token is unknown here", async () => {
  const [here, there] = await Promise.all([newHttpTenant(), newHttpTenant()]);
  const answer = await asking(here, `Bearer ${there.token}`);
  expectError(answer, { status: 401, detail: /generated in this workspace/ });
  expect(answer.headers["www-authenticate"]).toMatch(/^Bearer .*error="invalid_token"$/);
});

test("[2] a write without a token changes nothing", async () => {
  const tenant = await newHttpTenant();
  const before = await stateOf(tenant);
  const answer = await tenant.scim.post("/Users", userBody(), { headers: { Authorization: "" } });
  expectError(answer, { status: 401 });
  expect(await stateOf(tenant)).toEqual(before);
});

test("[2] without a token nobody learns which ids and endpoints there are", async () => {
  const tenant = await newHttpTenant();
  const paths = [
    "/scim/v2/Nope",
    "/scim/v2/Users/nope",
    "/scim/v2/Users?filter=(",
    "/scim",
    "/scim/v2/Me",
  ];
  for (const path of paths) expectError(await asking(tenant, undefined, path), { status: 401 });
});

test("[3] a workspace on Free is 403 with the plans that have SCIM, and works again after an upgrade", async () => {
  const tenant = await newHttpTenant({ plan: "free" });
  for (const path of ["/Users", "/ServiceProviderConfig", "/Nope"]) {
    expectError(await tenant.scim.get(path), { status: 403, detail: /Standard and Premium/ });
  }
  await changePlan(tenant.operator, { plan: "standard" });
  expect(await tenant.scim.get("/Users")).toMatchObject({ status: 200 });
});

test("[3] a Free workspace's unknown token is still 401", async () => {
  const tenant = await newHttpTenant({ plan: "free" });
  expectError(await asking(tenant, "Bearer nope"), { status: 401 });
});

test("a host that is no workspace's is 404, whatever the token", async () => {
  const tenant = await newHttpTenant();
  for (const host of [
    `nobody-here.localhost:${tenant.port}`,
    `localhost:${tenant.port}`,
    "acme.example",
  ]) {
    const answer = await asking({ ...tenant, host }, `Bearer ${tenant.token}`);
    expectError(answer, { status: 404, detail: /no workspace/ });
    expectError(await asking({ ...tenant, host }), { status: 404, detail: /no workspace/ });
  }
});

test("[16] discovery asks for the token too, so that an IdP's test of the connection proves it", async () => {
  const tenant = await newHttpTenant();
  for (const path of ["ServiceProviderConfig", "Schemas", "ResourceTypes"]) {
    expectError(await asking(tenant, undefined, `/scim/v2/${path}`), { status: 401 });
    expect(await tenant.scim.get(`/${path}`)).toMatchObject({ status: 200 });
  }
});

test("[2] whoever proves nothing is told nothing of what else is wrong", async () => {
  const [tenant, free] = [await newHttpTenant(), await newHttpTenant({ plan: "free" })];
  const headers = { Authorization: `Bearer ${free.token}` };
  for (const [path, body] of [
    ["/Users", "{"],
    ["/Users", "x".repeat(2 * 1024 * 1024)],
    ["/Users", userBody({ roles: [{ value: "owner" }] })],
    ["/Users", userBody({ userName: 5 })],
    ["/Groups", {}],
    ["/Users/.search", {}],
    ["/Bulk", "["],
    ["/Bulk", bulkBody([])],
    ["/Bulk", bulkBody([{ method: "POST", path: "/Users", bulkId: "a", data: userBody() }])],
    ["/Bulk", bulkBody(["nonsense"])],
  ] as const) {
    expectError(await tenant.scim.post(path, body, { headers }), { status: 401 });
    expectError(await free.scim.post(path, body), { status: 403 });
  }
});
