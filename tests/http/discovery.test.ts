import { describe, expect, test } from "vitest";
import { limits } from "@/lib/scim/limits";
import { urn } from "@/lib/scim/urn";
import { cookieOf, welcomeAdmin } from "@/tests/support/browser-session";
import { visit } from "@/tests/support/form";
import { newHttpTenant } from "@/tests/support/http-tenant";
import { expectError, idsOf, resourcesOf } from "./answers";
import { bulkBody, createUser, filtered, replacing, userBody } from "./messages";

test("[14] ServiceProviderConfig is one resource with all that RFC 7643 s5 asks for", async () => {
  const { scim, host } = await newHttpTenant();
  const { status, body } = await scim.get("/ServiceProviderConfig");
  expect(status).toBe(200);
  expect(body).toEqual({
    schemas: [urn.serviceProviderConfig],
    documentationUri: `http://${host}/help/scim-provisioning`,
    patch: { supported: true },
    bulk: {
      supported: true,
      maxOperations: expect.any(Number),
      maxPayloadSize: expect.any(Number),
    },
    filter: { supported: true, maxResults: expect.any(Number) },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    pagination: expect.any(Object),
    authenticationSchemes: [
      expect.objectContaining({
        type: "oauthbearertoken",
        name: expect.any(String),
        description: expect.any(String),
        documentationUri: `http://${host}/help/scim-provisioning`,
      }),
    ],
    meta: {
      resourceType: "ServiceProviderConfig",
      location: `http://${host}/scim/v2/ServiceProviderConfig`,
    },
  });
});

test("[14] the documentation that it names is a page, for whoever signs in", async () => {
  const tenant = await newHttpTenant();
  const { body } = await tenant.scim.get("/ServiceProviderConfig");
  const cookie = cookieOf(await welcomeAdmin(tenant, tenant));
  const path = new URL(String(body.documentationUri)).pathname;
  const page = await visit({ ...tenant, path, headers: { Cookie: cookie } });
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("SCIM provisioning") });
});

test("[131] pagination says what holds", async () => {
  const { scim } = await newHttpTenant();
  expect((await scim.get("/ServiceProviderConfig")).body.pagination).toEqual({
    cursor: true,
    index: true,
    defaultPaginationMethod: "index",
    defaultPageSize: limits.defaultPageSize,
    maxPageSize: limits.maxPageSize,
    cursorTimeout: limits.cursorTimeout,
  });
});

describe("[15] each flag is what using it shows", () => {
  test("patch", async () => {
    const { scim } = await newHttpTenant();
    const { id } = await createUser(scim);
    const answer = await scim.patch(`/Users/${id}`, replacing("title", "CTO"));
    expect(answer.body).toMatchObject({ title: "CTO" });
  });

  test("bulk, up to maxOperations and maxPayloadSize", async () => {
    const { scim } = await newHttpTenant();
    const operation = { method: "DELETE", path: "/Users/nope" };
    const operations = (count: number) => Array.from({ length: count }, () => operation);
    const most = await scim.post("/Bulk", bulkBody(operations(limits.maxBulkOperations)));
    expect(most).toMatchObject({ status: 200 });
    expect(most.body.Operations).toHaveLength(limits.maxBulkOperations);
    const more = await scim.post("/Bulk", bulkBody(operations(limits.maxBulkOperations + 1)));
    expectError(more, { status: 413, detail: String(limits.maxBulkOperations) });
  });

  test("filter, up to maxResults on a page", async () => {
    const { scim } = await newHttpTenant();
    const { id, userName } = await createUser(scim);
    expect(idsOf(await scim.get(`/Users${filtered(`userName eq "${userName}"`)}`))).toEqual([id]);
    expect(await scim.get(`/Users?count=${limits.maxPageSize + 1}`)).toMatchObject({ status: 200 });
  });

  test("no changePassword: a password is accepted, and signs nobody in", async () => {
    const { scim } = await newHttpTenant();
    const { id } = await createUser(scim);
    const answer = await scim.patch(`/Users/${id}`, replacing("password", "hunter22"));
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).not.toContain("hunter22");
    expect(answer.body).toMatchObject({ meta: { version: 'W/"1"' } });
  });

  test("sort", async () => {
    const { scim } = await newHttpTenant();
    const [b, a] = [await createUser(scim, { title: "b" }), await createUser(scim, { title: "a" })];
    const found = await scim.get(`/Users?sortBy=title&filter=title%20pr`);
    expect(idsOf(found)).toEqual([a.id, b.id]);
  });

  test("etag", async () => {
    const { scim } = await newHttpTenant();
    const { id, meta } = await createUser(scim);
    const headers = { "If-None-Match": meta.version };
    expect(await scim.get(`/Users/${id}`, { headers })).toMatchObject({ status: 304, text: "" });
  });

  test("pagination by cursor and by index, and by index where nothing is said", async () => {
    const { scim } = await newHttpTenant();
    await createUser(scim);
    expect((await scim.get("/Users?cursor&count=1")).body).toHaveProperty("nextCursor");
    expect((await scim.get("/Users?startIndex=2&count=1")).body).toMatchObject({ startIndex: 2 });
    expect((await scim.get("/Users")).body).toMatchObject({ startIndex: 1 });
  });
});

test("[17] lists are ListResponses, and what is on them is found by its id", async () => {
  const { scim } = await newHttpTenant();
  for (const path of ["/ResourceTypes", "/Schemas"]) {
    const listed = resourcesOf(await scim.get(path));
    for (const one of listed) {
      expect((await scim.get(`${path}/${one.id}`)).body).toEqual(one);
      expect(
        (
          await scim.get(
            `${path}/${encodeURIComponent(one.id).toUpperCase().replaceAll("%3A", ":")}`,
          )
        ).body,
      ).toEqual(one);
    }
  }
});

test("[18] [24] a resource type's schemas are all in /Schemas, by the same URN", async () => {
  const { scim } = await newHttpTenant();
  const known = idsOf(await scim.get("/Schemas"));
  const types = resourcesOf(await scim.get("/ResourceTypes"));
  expect(types.map(({ name, endpoint, schema }) => [name, endpoint, schema])).toEqual([
    ["User", "/Users", urn.user],
    ["Group", "/Groups", urn.group],
  ]);
  expect(types[0]).toMatchObject({
    schemaExtensions: [{ schema: urn.enterpriseUser, required: false }],
  });
  for (const { schema, endpoint } of types) {
    expect(known).toContain(schema);
    expect(await scim.get(String(endpoint))).toMatchObject({ status: 200 });
  }
});

test("[23] /Schemas has the extensions that resource types name", async () => {
  const { scim } = await newHttpTenant();
  expect(idsOf(await scim.get("/Schemas"))).toContain(urn.enterpriseUser);
});

test("[19] every attribute states all its characteristics", async () => {
  const { scim } = await newHttpTenant();
  const attributes = resourcesOf(await scim.get("/Schemas")).flatMap((schema) => schema.attributes);
  for (const attribute of everyAttribute(attributes)) {
    expect(attribute, JSON.stringify(attribute.name)).toMatchObject({
      name: expect.stringMatching(/^[A-Za-z$]/),
      type: expect.stringMatching(
        /^(string|boolean|decimal|integer|dateTime|reference|binary|complex)$/,
      ),
      multiValued: expect.any(Boolean),
      description: expect.stringMatching(/\S/),
      required: expect.any(Boolean),
      caseExact: expect.any(Boolean),
      mutability: expect.stringMatching(/^(readOnly|readWrite|immutable|writeOnly)$/),
      returned: expect.stringMatching(/^(always|never|default|request)$/),
      uniqueness: expect.stringMatching(/^(none|server|global)$/),
    });
    expect("subAttributes" in attribute).toBe(attribute.type === "complex");
    expect("referenceTypes" in attribute).toBe(attribute.type === "reference");
  }
});

function everyAttribute(attributes: unknown): Record<string, unknown>[] {
  const listed = attributes as Record<string, unknown>[]; // what a Schema resource holds
  return listed.flatMap((one) => [
    one,
    ...("subAttributes" in one ? everyAttribute(one.subAttributes) : []),
  ]);
}

test("[20] paging and sorting mean nothing to discovery, and a filter is 403", async () => {
  const { scim } = await newHttpTenant();
  for (const path of ["/Schemas", "/ResourceTypes"]) {
    const all = await scim.get(path);
    const paged = await scim.get(`${path}?startIndex=2&count=1&sortBy=name&sortOrder=descending`);
    expect(paged.body).toEqual(all.body);
    expectError(await scim.get(`${path}${filtered('name eq "User"')}`), { status: 403 });
  }
});

test("[21] an unknown schema or type is 404", async () => {
  const { scim } = await newHttpTenant();
  expectError(await scim.get("/Schemas/urn:nope"), { status: 404 });
  expectError(await scim.get("/ResourceTypes/Nope"), { status: 404 });
});

test("[25] a percent-encoded URN is the same URN", async () => {
  const { scim } = await newHttpTenant();
  const answer = await scim.get(`/Schemas/${encodeURIComponent(urn.enterpriseUser)}`);
  expect(answer.body).toMatchObject({ id: urn.enterpriseUser });
});

test("[14] discovery answers the same to every workspace of a plan with SCIM", async () => {
  const [premium, standard] = [await newHttpTenant(), await newHttpTenant({ plan: "standard" })];
  const named = (host: string, text: string) => text.replaceAll(host, "host");
  const [a, b] = [await premium.scim.get("/Schemas"), await standard.scim.get("/Schemas")];
  expect(named(premium.host, a.text)).toBe(named(standard.host, b.text));
});

test("[4] the body of a POST may come in the form of a GET's answer", async () => {
  const { scim } = await newHttpTenant();
  const made = await createUser(scim, { title: "CTO" });
  const { id: _, meta: __, userName: ___, ...rest } = made;
  expect(await scim.post("/Users", { ...rest, ...userBody() })).toMatchObject({ status: 201 });
});
