import { expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import { urn } from "@/lib/scim/urn";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { expectRefusal, idsOf } from "./answers";
import {
  bulkBody,
  createGroup,
  createUser,
  filtered,
  groupBody,
  membersFrom,
  patchBody,
  replacing,
  userBody,
} from "./messages";

interface Result {
  method?: string;
  status: string;
  bulkId?: string;
  location?: string;
  version?: string;
  response?: JsonObject;
}

/** Sends a bulk request, which must be read, and gives the results in their order. */
async function run(
  { scim }: HttpTenant,
  operations: Json[],
  more: JsonObject = {},
): Promise<Result[]> {
  const { status, body, text } = await scim.post("/Bulk", bulkBody(operations, more));
  expect(status, text).toBe(200);
  expect(body).toMatchObject({ schemas: [urn.bulkResponse] });
  return body.Operations as Result[]; // what a BulkResponse holds
}

const statuses = (results: Result[]) => results.map(({ status }) => status);
const idIn = ({ location = "" }: Result) => location.slice(location.lastIndexOf("/") + 1);
const post = (path: string, bulkId: string, data: JsonObject) => ({
  method: "POST",
  path,
  bulkId,
  data,
});

test("[122] a method in any case; a POST needs a bulkId, and all but DELETE need data", async () => {
  const tenant = await newHttpTenant();
  const { id } = await createUser(tenant.scim);
  const results = await run(tenant, [
    { method: "post", path: "/Users", bulkId: "a", data: userBody() },
    { method: "Patch", path: `/Users/${id}`, data: replacing("title", "CTO") },
    { method: "POST", path: "/Users", data: userBody() },
    { method: "PUT", path: `/Users/${id}` },
    { method: "PATCH", path: `/Users/${id}` },
    { method: "GET", path: `/Users/${id}` },
    { method: "DELETE" },
    "nonsense",
    { method: "delete", path: `/Users/${id}` },
  ]);
  expect(statuses(results)).toEqual([
    "201",
    "200",
    "400",
    "400",
    "400",
    "400",
    "400",
    "400",
    "204",
  ]);
  for (const { status, response } of results.filter(({ status }) => status === "400")) {
    expect(response).toMatchObject({ schemas: [urn.error], status, detail: expect.any(String) });
  }
});

test("[123] bulkIds are resolved in any order, in members and in a manager", async () => {
  const tenant = await newHttpTenant();
  const results = await run(tenant, [
    post(
      "/Groups",
      "g",
      groupBody({ members: [{ value: "bulkId:boss" }, { value: "bulkId:ann" }] }),
    ),
    post(
      "/Users",
      "ann",
      userBody({ [urn.enterpriseUser]: { manager: { value: "bulkId:boss" } } }),
    ),
    post("/Users", "boss", userBody()),
    { method: "PATCH", path: "/Users/bulkId:ann", data: replacing("title", "CTO") },
  ]);
  expect(statuses(results)).toEqual(["201", "201", "201", "200"]);
  const [group, ann, boss] = results.slice(0, 3).map(idIn);
  expect((await tenant.scim.get(`/Users/${ann}`)).body).toMatchObject({
    title: "CTO",
    [urn.enterpriseUser]: { manager: { value: boss } },
    groups: [{ value: group }],
  });
});

test("[123] groups in each other are a circle: 409, and neither is left", async () => {
  const tenant = await newHttpTenant();
  const results = await run(tenant, [
    post("/Groups", "a", groupBody({ members: [{ value: "bulkId:b" }] })),
    post("/Groups", "b", groupBody({ members: [{ value: "bulkId:a" }] })),
  ]);
  expect(statuses(results)).toEqual(["409", "409"]);
  expect((await tenant.scim.get("/Groups")).body).toMatchObject({ totalResults: 0 });
});

test("[123] managers of each other are no circle that matters", async () => {
  const tenant = await newHttpTenant();
  const managedBy = (value: string) => userBody({ [urn.enterpriseUser]: { manager: { value } } });
  const results = await run(tenant, [
    post("/Users", "a", managedBy("bulkId:b")),
    post("/Users", "b", managedBy("bulkId:a")),
  ]);
  expect(statuses(results)).toEqual(["201", "201"]);
  const [a = "", b = ""] = results.map(idIn);
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    expect((await tenant.scim.get(`/Users/${one}`)).body).toMatchObject({
      [urn.enterpriseUser]: { manager: { value: other } },
    });
  }
});

test("[123] a bulkId that nobody has is an error of that operation alone", async () => {
  const tenant = await newHttpTenant();
  const results = await run(tenant, [
    post("/Groups", "g", groupBody({ members: [{ value: "bulkId:nobody" }] })),
    post("/Users", "u", userBody()),
  ]);
  expect(statuses(results)[1]).toBe("201");
  expect(Number(statuses(results)[0])).toBeGreaterThanOrEqual(400);
  expect(idsOf(await tenant.scim.get("/Groups"))).toEqual([]);
});

test("[124] without failOnErrors all are run, and each says what came of it", async () => {
  const tenant = await newHttpTenant();
  const { userName } = await createUser(tenant.scim);
  const results = await run(tenant, [
    post("/Users", "taken", userBody({ userName: String(userName) })),
    post("/Users", "fine", userBody()),
    { method: "DELETE", path: "/Users/nope" },
  ]);
  expect(results).toEqual([
    {
      method: "POST",
      bulkId: "taken",
      status: "409",
      response: expect.objectContaining({
        schemas: [urn.error],
        status: "409",
        scimType: "uniqueness",
      }),
    },
    {
      method: "POST",
      bulkId: "fine",
      status: "201",
      location: expect.stringMatching(/^http.*\/Users\//),
      version: expect.stringMatching(/^W\//),
    },
    expect.objectContaining({
      method: "DELETE",
      status: "404",
      location: expect.stringMatching(/Users\/nope$/),
    }),
  ]);
});

test("[124] failOnErrors ends the run after so many errors", async () => {
  const tenant = await newHttpTenant();
  const bad = { method: "DELETE", path: "/Users/nope" };
  const last = userBody();
  const results = await run(
    tenant,
    [bad, post("/Users", "a", userBody()), bad, post("/Users", "b", last)],
    { failOnErrors: 2 },
  );
  expect(statuses(results)).toEqual(["404", "201", "404"]);
  expect(
    idsOf(await tenant.scim.get(`/Users${filtered(`userName eq "${last.userName}"`)}`)),
  ).toEqual([]);
});

test("[125] more operations, or more bytes, than are possible is 413 and names the limit", async () => {
  const tenant = await newHttpTenant();
  const operations = Array.from({ length: limits.maxBulkOperations + 1 }, () => ({
    method: "DELETE",
    path: "/Users/nope",
  }));
  await expectRefusal(tenant, () => tenant.scim.post("/Bulk", bulkBody(operations)), {
    status: 413,
    detail: String(limits.maxBulkOperations),
  });
  const heavy = bulkBody([
    post("/Users", "a", userBody({ filler: "x".repeat(limits.maxBulkPayload) })),
  ]);
  await expectRefusal(tenant, () => tenant.scim.post("/Bulk", heavy), {
    status: 413,
    detail: String(limits.maxBulkPayload),
  });
});

test("[125] nobody grows larger by a bulk request than a request of their own lets them", async () => {
  const tenant = await newHttpTenant();
  const title = "x".repeat(limits.maxResourceBody);
  const { id } = await createUser(tenant.scim);
  const results = await run(tenant, [
    post("/Users", "a", userBody({ title })),
    { method: "PUT", path: `/Users/${id}`, data: userBody({ title }) },
    post("/Users", "b", userBody()),
  ]);
  expect(statuses(results)).toEqual(["413", "413", "201"]);
});

test("[126] an operation's version is its If-Match", async () => {
  const tenant = await newHttpTenant();
  const { id, meta } = await createUser(tenant.scim);
  const change = (version: string, title: string) => ({
    method: "PATCH",
    path: `/Users/${id}`,
    version,
    data: replacing("title", title),
  });
  expect(
    statuses(
      await run(tenant, [
        change('W/"99"', "no"),
        change(meta.version, "yes"),
        change(meta.version, "no"),
      ]),
    ),
  ).toEqual(["412", "200", "412"]);
  expect((await tenant.scim.get(`/Users/${id}`)).body).toMatchObject({ title: "yes" });
});

test("[127] an operation is atomic, and a bad one undoes none of the others", async () => {
  const tenant = await newHttpTenant();
  const [user, group] = [await createUser(tenant.scim), await createGroup(tenant.scim)];
  const add = (value: Json) => ({ op: "add", path: "members", value });
  const results = await run(tenant, [
    { method: "PATCH", path: `/Users/${user.id}`, data: replacing("title", "CTO") },
    {
      method: "PATCH",
      path: `/Groups/${group.id}`,
      data: patchBody(add(membersFrom(user)), add([{ value: "nobody" }])),
    },
  ]);
  expect(statuses(results)).toEqual(["200", "400"]);
  expect((await tenant.scim.get(`/Users/${user.id}`)).body).toMatchObject({ title: "CTO" });
  expect((await tenant.scim.get(`/Groups/${group.id}`)).body).not.toHaveProperty("members");
});

test("of two who ask for one userName the first has it, whatever is asked of it and however many are between", async () => {
  const tenant = await newHttpTenant();
  const groups = membersFrom(await createGroup(tenant.scim));
  const people = [
    userBody({ userName: "zoe@example.com", groups }),
    ...Array.from({ length: 300 }, () => userBody()),
    userBody({ userName: "ZOE@example.com" }),
  ];
  const results = await run(
    tenant,
    people.map((data, i) => post("/Users", `b${i}`, data)),
  );
  expect(statuses(results)).toEqual([...people.slice(1).map(() => "201"), "409"]);
});

test("[122] a bulk that is no BulkRequest is 400 as a whole", async () => {
  const tenant = await newHttpTenant();
  for (const body of [
    {},
    { schemas: [urn.bulkRequest] },
    { schemas: [urn.patchOp], Operations: [] },
  ]) {
    await expectRefusal(tenant, () => tenant.scim.post("/Bulk", body), {
      status: 400,
      scimType: "invalidSyntax",
    });
  }
});
