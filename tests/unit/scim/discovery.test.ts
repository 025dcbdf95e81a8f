import { describe, expect, test } from "vitest";
import type { Attribute, Attributes } from "@/lib/scim/attribute";
import { isObject, type JsonObject } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import { resourceTypes } from "@/lib/scim/registry";
import type { ResourceType } from "@/lib/scim/resource-type";
import { urn } from "@/lib/scim/urn";
import { MemoryStore } from "./memory-store";
import { base, served } from "./serving";

const scim = served(new MemoryStore());

const listed = (body: JsonObject | undefined) => (body?.Resources ?? []) as JsonObject[];
const schemas = listed((await scim.schemas()).body);
const types = listed((await scim.resourceTypes()).body);

test("[14] [131] the ServiceProviderConfig is one resource with the limits that hold", async () => {
  const { status, body } = await scim.serviceProviderConfig();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    schemas: [urn.serviceProviderConfig],
    documentationUri: "https://acme.example.com/help",
    patch: { supported: true },
    bulk: {
      supported: true,
      maxOperations: limits.maxBulkOperations,
      maxPayloadSize: limits.maxBulkPayload,
    },
    filter: { supported: true, maxResults: limits.maxPageSize },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: "index",
      defaultPageSize: limits.defaultPageSize,
      maxPageSize: limits.maxPageSize,
      cursorTimeout: limits.cursorTimeout,
    },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: expect.any(String),
        description: expect.any(String),
        specUri: expect.stringMatching(/^https:/),
        documentationUri: "https://acme.example.com/help",
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
  });
});

test("[17] [18] the ResourceTypes", async () => {
  const { body } = await scim.resourceTypes();
  expect(body).toMatchObject({
    schemas: [urn.listResponse],
    totalResults: 2,
    itemsPerPage: 2,
    startIndex: 1,
  });
  expect(types).toMatchObject([
    {
      schemas: [urn.resourceType],
      id: "User",
      name: "User",
      endpoint: "/Users",
      schema: urn.user,
      schemaExtensions: [{ schema: urn.enterpriseUser, required: false }],
    },
    {
      id: "Group",
      name: "Group",
      endpoint: "/Groups",
      schema: urn.group,
      meta: { location: `${base}/ResourceTypes/Group` },
    },
  ]);
  expect(types[1]).not.toHaveProperty("schemaExtensions");
});

test("[23] [24] each schema that a ResourceType names is there", () => {
  const ids = schemas.map(({ id }) => id);
  const named = types.flatMap(({ schema, schemaExtensions = [] }) => [
    schema,
    ...(schemaExtensions as JsonObject[]).map((one) => one.schema),
  ]);
  expect(ids).toEqual(
    expect.arrayContaining([...named, urn.schema, urn.resourceType, urn.serviceProviderConfig]),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

const keys = [
  "name",
  "type",
  "multiValued",
  "description",
  "required",
  "caseExact",
  "mutability",
  "returned",
  "uniqueness",
];

const flat = (attributes: JsonObject[], prefix: string): [string, JsonObject][] =>
  attributes.flatMap((attribute) => {
    const name = `${prefix}${attribute.name}`;
    return [
      [name, attribute],
      ...flat((attribute.subAttributes ?? []) as JsonObject[], `${name}.`),
    ];
  });

test.each(schemas.map((schema) => [schema.name, schema] as const))(
  "[19] %s says all of each attribute",
  (_name, schema) => {
    expect(schema).toMatchObject({
      schemas: [urn.schema],
      description: expect.any(String),
      meta: { resourceType: "Schema", location: `${base}/Schemas/${schema.id}` },
    });
    for (const [name, attribute] of flat(schema.attributes as JsonObject[], "")) {
      expect(Object.keys(attribute), name).toEqual(expect.arrayContaining(keys));
      expect(attribute.description, name).not.toBe("");
      expect(attribute.subAttributes !== undefined, name).toBe(attribute.type === "complex");
      const known = [...keys, "subAttributes", "canonicalValues", "referenceTypes"];
      expect(
        Object.keys(attribute).filter((key) => !known.includes(key)),
        name,
      ).toEqual([]);
    }
  },
);

test("[19] the schemas are those by which bodies are read", () => {
  const described = (attributes: Attributes): JsonObject[] =>
    Object.entries(attributes).map(([name, attribute]) => shape(name, attribute));
  const shape = (name: string, attribute: Attribute): JsonObject => ({
    name,
    mutability: attribute.mutability,
    ...(attribute.type === "complex" && { subAttributes: described(attribute.subAttributes) }),
  });
  for (const type of resourceTypes as readonly ResourceType[]) {
    for (const { schema, attributes } of [type, ...type.extensions]) {
      expect(schemas.find(({ id }) => id === schema)?.attributes).toMatchObject(
        described(attributes),
      );
    }
  }
});

test("what the discovery resources say of themselves is what they have", async () => {
  const { body: config = {} } = await scim.serviceProviderConfig();
  // The schema of schemas would have to go on without end.
  const finite = schemas.filter(({ id }) => id !== urn.schema);
  for (const resource of [config, ...types, ...finite]) {
    const [own] = resource.schemas as string[];
    const definition = schemas.find(({ id }) => id === own);
    expectDescribed(resource, definition?.attributes as JsonObject[], String(own));
  }
});

function expectDescribed(value: JsonObject, attributes: JsonObject[], at: string): void {
  const common = at.startsWith("urn:") ? ["schemas", "id", "meta"] : [];
  for (const [key, inner] of Object.entries(value)) {
    const attribute = attributes.find(({ name }) => name === key);
    if (!attribute && common.includes(key)) continue;
    expect(attribute, `${at} ${key}`).toBeDefined();
    const multiValued = Array.isArray(inner);
    expect(attribute?.multiValued, `${at} ${key}`).toBe(multiValued);
    for (const element of [inner].flat().filter(isObject)) {
      expectDescribed(element, attribute?.subAttributes as JsonObject[], key);
    }
  }
  for (const { name, required } of attributes) {
    if (required === true && name !== "subAttributes")
      expect(value, at).toHaveProperty(String(name));
  }
}

describe("by id", () => {
  test.each([urn.user, urn.user.toLowerCase(), urn.enterpriseUser, urn.schema])(
    "[17] [25] [26] the schema %s",
    async (id) => {
      const { body } = await scim.schema(id);
      expect(String(body?.id).toLowerCase()).toBe(id.toLowerCase());
    },
  );

  test.each(["User", "user", "GROUP"])("[17] [26] the resource type %s", async (id) => {
    const { body } = await scim.resourceType(id);
    expect(String(body?.name).toLowerCase()).toBe(id.toLowerCase());
  });

  test("[21] 404 for an unknown one", async () => {
    await expect(scim.schema("urn:x")).rejects.toMatchObject({ status: 404 });
    await expect(scim.resourceType("Robot")).rejects.toMatchObject({ status: 404 });
  });
});

test.each(["filter=id%20eq%20%22x%22", "Filter=x"])(
  "[20] a filter is forbidden: %s",
  async (text) => {
    await expect(scim.schemas(new URLSearchParams(text))).rejects.toMatchObject({ status: 403 });
    await expect(scim.resourceTypes(new URLSearchParams(text))).rejects.toMatchObject({
      status: 403,
    });
  },
);

test("[20] paging and sorting are ignored", async () => {
  const { body } = await scim.schemas(new URLSearchParams("startIndex=5&count=1&sortBy=name"));
  expect(listed(body)).toEqual(schemas);
});
