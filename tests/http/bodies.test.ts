import { Agent } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { limits } from "@/lib/scim/limits";
import { urn } from "@/lib/scim/urn";
import { send } from "@/tests/support/http";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { testOfServer } from "@/tests/support/mount";
import { expectError, expectRefusal, idsOf, type Refusal } from "./answers";
import { createUser, filtered, groupBody, patchBody, userBody } from "./messages";

const post = (
  { port, host, token }: HttpTenant,
  body: string | Buffer,
  type: string | undefined = "application/scim+json",
  path = "/Users",
) =>
  send({
    method: "POST",
    path: `/scim/v2${path}`,
    port,
    host,
    headers: { Authorization: `Bearer ${token}`, ...(type && { "Content-Type": type }) },
    body,
  });

const json = (body: unknown) => JSON.stringify(body);

describe("[4] [5] whatever is accepted, the answer is application/scim+json", () => {
  test.for(["application/scim+json", "application/json", "*/*", "text/html", ""])(
    "%s",
    async (accept) => {
      const { scim } = await newHttpTenant();
      const answer = await scim.get("/Users", { headers: { Accept: accept } });
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.headers["content-type"]).toBe("application/scim+json");
    },
  );
});

describe("[6] a body is read in these media types", () => {
  test.for([
    "application/scim+json",
    "application/json",
    "application/scim+json; charset=utf-8",
    "application/json;charset=UTF-8",
    "Application/SCIM+JSON",
  ])("%s", async (type) => {
    expect(await post(await newHttpTenant(), json(userBody()), type)).toMatchObject({
      status: 201,
    });
  });
});

describe("[7] a body in any other media type is 415", () => {
  test.for([
    "text/plain",
    "application/xml",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
  ])("%s", async (type) => {
    const tenant = await newHttpTenant();
    await expectRefusal(tenant, () => post(tenant, json(userBody()), type), {
      status: 415,
      detail: /application\/scim\+json/,
    });
  });
});

test("a body that is compressed is 415 and says so", async () => {
  const tenant = await newHttpTenant();
  const headers = { "Content-Encoding": "gzip" };
  const body = gzipSync(json(userBody())).toString("latin1");
  await expectRefusal(tenant, () => tenant.scim.post("/Users", body, { headers }), {
    status: 415,
    detail: /compressed \(gzip\)/,
  });
});

test("[7] an odd Content-Type on GET and DELETE, which have no body, disturbs nobody", async () => {
  const { scim } = await newHttpTenant();
  const { id } = await createUser(scim);
  const headers = { "Content-Type": "text/plain" };
  expect(await scim.get(`/Users/${id}`, { headers })).toMatchObject({ status: 200 });
  expect(await scim.delete(`/Users/${id}`, { headers })).toMatchObject({ status: 204 });
});

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
const syntax: Refusal = { status: 400, scimType: "invalidSyntax" };
const value: Refusal = { status: 400, scimType: "invalidValue" };

describe("[9] [8] a body that can't be read is refused, and changes nothing", () => {
  const bodies: [string, string | Buffer, Refusal][] = [
    ["nothing", "", syntax],
    ["half an object", '{"schemas": [', syntax],
    ["two objects", "{}{}", syntax],
    ["a comment", "{} // hello", syntax],
    ["an array", "[]", syntax],
    ["a string", '"user"', syntax],
    ["null", "null", syntax],
    ["a thousand levels", deep(1_000), syntax],
    ["a hundred thousand brackets", "[".repeat(100_000), syntax],
    ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), syntax],
    ["UTF-16", Buffer.from(json(userBody()), "utf16le"), syntax],
    ["U+0000 in a value", json(userBody({ displayName: "a\0b" })), value],
    [
      "half a surrogate pair",
      '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"\\ud800"}',
      value,
    ],
  ];
  test.for(bodies)("%s", async ([, body, refusal]) => {
    const tenant = await newHttpTenant();
    await expectRefusal(tenant, () => post(tenant, body), refusal);
  });
});

test.for(['{"password":Tulip}', `{"userName":"${"x".repeat(99)}","password":"Tulip"x}`, "Tulip"])(
  "what is wrong with %s is said without a word of it",
  async (body) => {
    const answer = await post(await newHttpTenant(), body);
    expectError(answer, { ...syntax, detail: "isn't valid JSON" });
    expect(answer.text).not.toMatch(/uli/);
  },
);

test("U+0000 in a name, and in a query, is no fault either", async () => {
  const { scim } = await newHttpTenant();
  expect(await scim.post("/Users", userBody({ "a\0b": "c" }))).toMatchObject({ status: 201 });
  const asEscape = encodeURIComponent('userName eq "a\\u0000b"');
  expect(idsOf(await scim.get(`/Users?filter=${asEscape}`))).toEqual([]);
  const raw = await scim.get("/Users?filter=userName%20eq%20%22a%00b%22");
  expectError(raw, { status: 400, scimType: "invalidFilter" });
  expectError(await scim.get("/Users/a%00b"), { status: 404 });
  expectError(await scim.get("/Users?sortBy=%00"), { status: 400, scimType: "invalidValue" });
});

test("a body of 2 MB is 413 and names the limit, for a group it isn't", async () => {
  const tenant = await newHttpTenant();
  const big = { displayName: "x", [urn.enterpriseUser]: { filler: "x".repeat(2 * 1024 * 1024) } };
  await expectRefusal(tenant, () => tenant.scim.post("/Users", userBody(big)), {
    status: 413,
    detail: String(limits.maxResourceBody),
  });
  expect(
    await tenant.scim.post("/Groups", groupBody({ filler: "x".repeat(2 * 1024 * 1024) })),
  ).toMatchObject({ status: 201 });
});

describe("[34] a value of the wrong type is 400 invalidValue and names the attribute", () => {
  const wrong: [string, Record<string, unknown>][] = [
    ["userName", { userName: 5 }],
    ["userName", { userName: ["a", "b"] }],
    ["active", { active: "perhaps" }],
    ["active", { active: 1 }],
    ["name", { name: "Ann" }],
    ["name.givenName", { name: { givenName: { a: 1 } } }],
    ["emails", { emails: "ann@example.com" }],
    ["emails", { emails: [5] }],
    ["emails.primary", { emails: [{ value: "a@example.com", primary: "first" }] }],
    ["title", { title: { a: 1 } }],
    ["department", { [urn.enterpriseUser]: { department: 7 } }],
    [urn.enterpriseUser, { [urn.enterpriseUser]: "x" }],
    ["x509Certificates.value", { x509Certificates: [{ value: "not base64!" }] }],
  ];
  test.for(wrong)("%s: %j", async ([name, attributes]) => {
    const tenant = await newHttpTenant();
    const body = { ...userBody(), ...attributes };
    await expectRefusal(tenant, () => tenant.scim.post("/Users", body), { ...value, detail: name });
  });
});

test("[52] unknown attributes are passed over, and are in no answer", async () => {
  const { scim } = await newHttpTenant();
  const answer = await scim.post(
    "/Users",
    userBody({ shoeSize: 42, name: { nick: "A", givenName: "Ann" } }),
  );
  expect(answer).toMatchObject({ status: 201, body: { name: { givenName: "Ann" } } });
  expect(answer.text).not.toMatch(/shoeSize|nick"/);
});

test("[27] schemas is asked for, and may name what isn't known here", async () => {
  const tenant = await newHttpTenant();
  const { schemas: _, ...bare } = userBody();
  await expectRefusal(tenant, () => tenant.scim.post("/Users", bare), value);
  await expectRefusal(tenant, () => tenant.scim.post("/Users", { ...bare, schemas: [] }), value);
  await expectRefusal(
    tenant,
    () => tenant.scim.post("/Users", groupBody({ userName: "x" })),
    value,
  );
  const foreign = "urn:acme:2.0:User";
  const answer = await tenant.scim.post("/Users", {
    ...bare,
    schemas: [urn.user, urn.user, foreign],
    [foreign]: { a: 1 },
  });
  expect(answer).toMatchObject({ status: 201, body: { schemas: [urn.user] } });
  expect(answer.text).not.toContain(foreign);
});

test("[93] a PATCH without its schema or its operations is 400 invalidSyntax", async () => {
  const tenant = await newHttpTenant();
  const { id } = await createUser(tenant.scim);
  for (const body of [
    {},
    { Operations: [] },
    { schemas: [urn.user], Operations: [] },
    { schemas: [urn.patchOp] },
    { schemas: [urn.patchOp], Operations: {} },
  ]) {
    await expectRefusal(tenant, () => tenant.scim.patch(`/Users/${id}`, body), syntax);
  }
  expect(await tenant.scim.patch(`/Users/${id}`, patchBody())).toMatchObject({ status: 200 });
  expect(
    await tenant.scim.patch(`/Users/${id}`, { schemas: [urn.patchOp], operations: [] }),
  ).toMatchObject({ status: 200 });
});

test("[8] an error has no HTML and no stack in it, and X-Request-Id to ask about", async () => {
  const { scim } = await newHttpTenant();
  for (const answer of [
    await scim.get("/Nope"),
    await scim.post("/Users", "{"),
    await scim.put("/Users", {}),
  ]) {
    expect(answer.text).not.toMatch(/<html|at \S+ \(|node_modules/i);
    expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("a refused body that nobody read leaves the connection fit for the next request", async () => {
  const { port, host } = await newHttpTenant();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const body = "x".repeat(3 * 1024 * 1024);
  for (let i = 0; i < 3; i++) {
    const answer = await send({ method: "POST", path: "/scim/v2/Users", port, host, body, agent });
    expectError(answer, { status: 401 });
  }
  agent.destroy();
});

testOfServer("[8] a request with more headers than are read is 431 in SCIM's form", async () => {
  const { scim } = await newHttpTenant();
  const answer = await scim.get("/Users", { headers: { "X-Long": "x".repeat(70_000) } });
  expectError(answer, { status: 431, detail: /search/ });
});

test("[68] a filter as long as one may be comes through a query", async () => {
  const { scim } = await newHttpTenant();
  const filter = `userName eq "${"é".repeat(8_000)}"`;
  expect(idsOf(await scim.get(`/Users${filtered(filter)}`))).toEqual([]);
});

test("a body in chunks that grows past the limit is 413 too, and its sender reads that", async () => {
  const { port, host, token } = await newHttpTenant();
  const headers = { Authorization: `Bearer ${token}`, "Transfer-Encoding": "chunked" };
  const body = "x".repeat(8 * 1024 * 1024);
  const answer = await send({ method: "POST", path: "/scim/v2/Users", port, host, headers, body });
  expectError(answer, { status: 413, detail: String(limits.maxResourceBody) });
});
