import fc from "fast-check";
import { filter, path } from "./grammar";
import { json, name, text } from "./values";

export interface FuzzedRequest {
  readonly method: string;
  /** Below /scim/v2; `{user}` and `{group}` stand for ids of the workspace, `{cursor}` for one that it gave. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

const encoded = (value: string) => encodeURIComponent(value.toWellFormed());
const text16 = fc.oneof(text, name);

const endpoint = fc.constantFrom(
  "Users",
  "Groups",
  "users",
  "Bulk",
  "Me",
  "Schemas",
  "ResourceTypes",
  "ServiceProviderConfig",
  ".search",
  "Users/.search",
);
const id = fc.oneof(fc.constantFrom("{user}", "{group}"), fc.uuid(), text.map(encoded));

const place = fc.oneof(
  { weight: 4, arbitrary: endpoint },
  { weight: 4, arbitrary: fc.tuple(endpoint, id).map((parts) => parts.join("/")) },
  { weight: 1, arbitrary: fc.array(text.map(encoded), { maxLength: 5 }).map((s) => s.join("/")) },
);

const number = fc.oneof(fc.integer().map(String), text);

/** The workspace's own, forged ones that look like it, and anything else. */
const cursor = fc.oneof(
  fc.constantFrom("{cursor}", "{cursor}{cursor}", "A{cursor}", "{cursor}=", "{cursor}\0"),
  fc.base64String({ maxLength: 120 }),
  text,
);
const query = fc
  .record(
    {
      filter,
      sortBy: path,
      sortOrder: fc.oneof(fc.constantFrom("ascending", "descending"), text),
      startIndex: number,
      count: number,
      cursor,
      attributes: path,
      excludedAttributes: path,
      __proto__: text,
    },
    { requiredKeys: [] },
  )
  .map((parameters) =>
    Object.entries(parameters)
      .map(([key, value]) => `${key}=${encoded(String(value))}`)
      .join("&"),
  );

const operation = fc.record(
  {
    op: fc.oneof(fc.constantFrom("add", "Replace", "remove"), text),
    path,
    value: fc.oneof(json, fc.array(fc.record({ value: id }), { maxLength: 5 })),
  },
  { requiredKeys: ["op"] },
);

const patch = fc.record({
  schemas: fc.constant(["urn:ietf:params:scim:api:messages:2.0:PatchOp"]),
  Operations: fc.oneof(fc.array(operation, { maxLength: 6 }), json),
});

const resource = fc.record(
  {
    schemas: fc.oneof(fc.constant(["urn:ietf:params:scim:schemas:core:2.0:User"]), json),
    userName: fc.oneof(text16, json),
    displayName: fc.oneof(text16, json),
    emails: fc.oneof(fc.array(fc.record({ value: text, type: text, primary: json })), json),
    name: json,
    active: json,
    roles: json,
    groups: json,
    members: fc.oneof(fc.array(fc.record({ value: id }), { maxLength: 5 }), json),
    meta: json,
    password: text,
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": json,
  },
  { requiredKeys: [] },
);

const search = fc.record(
  {
    schemas: json,
    filter,
    sortBy: path,
    startIndex: json,
    count: json,
    attributes: json,
    cursor,
  },
  { requiredKeys: [] },
);

const bulk = fc.record(
  {
    schemas: fc.constant(["urn:ietf:params:scim:api:messages:2.0:BulkRequest"]),
    failOnErrors: json,
    Operations: fc.oneof(
      fc.array(
        fc.record(
          {
            method: fc.oneof(fc.constantFrom("POST", "PUT", "PATCH", "DELETE"), text),
            path: place.map((below) => `/${below}`),
            bulkId: fc.constantFrom("a", "b", "bulkId:a", ""),
            data: fc.oneof(
              resource,
              patch,
              fc.constant({ members: [{ value: "bulkId:a" }] }),
              json,
            ),
          },
          { requiredKeys: [] },
        ),
        { maxLength: 5 },
      ),
      json,
    ),
  },
  { requiredKeys: ["schemas"] },
);

const whole = fc
  .oneof(patch, resource, search, bulk, json)
  .map((value) => JSON.stringify(value) ?? "");
const cut = fc.tuple(whole, fc.nat(200)).map(([body, length]) => body.slice(0, length));
const nested = fc
  .tuple(fc.constantFrom("[", '{"a":'), fc.integer({ min: 1, max: 5_000 }))
  .map(([opening, times]) => opening.repeat(times));

const body = fc.oneof(
  { weight: 8, arbitrary: whole },
  { weight: 1, arbitrary: cut },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: text },
);

// What a header may hold at all; the rest is the wire's test.
const headerValue = fc.oneof(
  fc.constantFrom(
    "*",
    'W/"1"',
    '"1"',
    "application/scim+json",
    "application/json; charset=utf-16",
    ",,,",
  ),
  fc.string({ maxLength: 30 }).filter((value) => /^[\x21-\x7e]*$/.test(value)),
);

/** A request that may be any: mostly near what the protocol knows, so that it gets past the first check. */
export const request: fc.Arbitrary<FuzzedRequest> = fc
  .record({
    method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "PATCH", "DELETE", "OPTIONS", "PURGE"),
    place,
    query: fc.option(query, { nil: "" }),
    headers: fc.dictionary(
      fc.constantFrom(
        "if-match",
        "if-none-match",
        "content-type",
        "accept",
        "prefer",
        "x-forwarded-host",
      ),
      headerValue,
      { maxKeys: 2 },
    ),
    body,
  })
  .map(({ method, place: below, query: asked, headers, body: sent }) => ({
    method,
    path: `/${below}${asked && `?${asked}`}`,
    headers,
    body: method === "GET" || method === "OPTIONS" ? undefined : sent,
  }));
