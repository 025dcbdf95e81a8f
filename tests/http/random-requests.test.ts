import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/scim/json";
import { parsePatch } from "@/lib/scim/patch/parse-patch";
import { planPatch } from "@/lib/scim/patch/plan-patch";
import { represent } from "@/lib/scim/represent";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import type { Received } from "@/tests/support/http";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { expectProtocolAnswer, stateOf } from "./answers";
import { createGroup, createUser, patchBody, type Resource, userBody } from "./messages";

const ext = urn.enterpriseUser;
const anyText = fc.string({ unit: "binary", maxLength: 30 });

/** Names, paths and values as clients write them, and next to what they write. */
const path = fc.oneof(
  fc.constantFrom(
    "userName",
    "TITLE",
    "name",
    "name.givenName",
    "active",
    "emails",
    "emails.value",
    'emails[type eq "work"]',
    'emails[type eq "work"].value',
    'emails[type eq "home" and primary eq "True"].display',
    "emails[not (value pr)]",
    "roles",
    'roles[primary eq "True"].value',
    "groups",
    "displayName",
    "members",
    'members[value eq "x"]',
    "externalId",
    "id",
    "meta.created",
    "meta.version",
    "schemas",
    "password",
    ext,
    `${ext}:manager`,
    `${ext}:manager.value`,
    `${urn.user}:name.familyName`,
    "urn:acme:x",
    "__proto__",
    "constructor.name",
    "emails[",
    "",
  ),
  anyText,
);

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    true,
    "False",
    null,
    "",
    0,
    -1,
    1e300,
    "a@example.com",
    "2026-11-24T09:30:00Z",
  ),
  anyText,
  fc.array(
    fc.record<JsonObject>(
      {
        type: fc.constantFrom("work", "home", "\0"),
        value: fc.oneof(anyText, fc.emailAddress()),
        primary: fc.constantFrom<Json>(true, "True", "no"),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 3 },
  ),
  fc.dictionary(fc.oneof(path, anyText), fc.oneof(anyText, fc.boolean()), { maxKeys: 3 }),
  fc.jsonValue({ maxDepth: 4 }).map((json) => json as Json), // JsonValue is readonly, Json isn't
);

const attributes = fc.dictionary(path, value, { maxKeys: 6 });
const operation = fc.record<JsonObject>(
  {
    op: fc.oneof(fc.constantFrom("add", "Replace", "REMOVE"), anyText),
    path,
    value: fc.oneof(value, attributes as fc.Arbitrary<Json>),
  },
  { requiredKeys: [] },
);

const literal = fc.oneof(
  fc.constantFrom(
    '"a"',
    '"100%_\\\\"',
    "true",
    "1.5",
    "null",
    '"2026-11-24T09:30:00+02:00"',
    '"\\u0000"',
    "bare",
    "'a'",
  ),
  anyText.map((text) => JSON.stringify(text)),
);
const comparison = fc
  .tuple(
    path,
    fc.constantFrom("eq", "ne", "CO", "sw", "ew", "gt", "ge", "lt", "le", "pr", "is"),
    literal,
  )
  .map(([name, op, given]) => (op === "pr" ? `${name} pr` : `${name} ${op} ${given}`));
const filter = fc.oneof(
  comparison,
  fc.array(comparison, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(" and ")),
  fc
    .array(comparison, { minLength: 2, maxLength: 4 })
    .map((parts) => `not (${parts.join(" or ")})`),
  comparison.map((inner) => `emails[${inner}]`),
  anyText,
);

let tenant: HttpTenant;
let user: Resource;
let group: Resource;

beforeAll(async () => {
  tenant = await newHttpTenant();
  user = await createUser(tenant.scim, {
    emails: [{ value: "ann@example.com", type: "work", primary: true }],
    name: { givenName: "Ann" },
    [ext]: { manager: { value: "m" } },
  });
  group = await createGroup(tenant.scim, { members: [{ value: user.id }] });
});

/** Never a fault of the server; and what is refused leaves everything as it was. */
async function isSound(send: () => Promise<Received>): Promise<void> {
  const before = await stateOf(tenant);
  const answer = await send();
  expectProtocolAnswer(answer);
  if (answer.status >= 400) expect(await stateOf(tenant)).toEqual(before);
}

describe("[8] nothing that a client sends is a fault of the server, and what is refused changes nothing", () => {
  test("bodies", async () => {
    await fc.assert(
      fc.asyncProperty(attributes, fc.boolean(), async (sent, whole) => {
        const body = whole ? userBody(sent) : sent;
        await isSound(() => tenant.scim.post("/Users", body));
        await isSound(() => tenant.scim.put(`/Users/${user.id}`, body));
        await isSound(() => tenant.scim.post("/Groups", { ...body, schemas: [urn.group] }));
      }),
      { numRuns: 60 },
    );
  });

  test("PATCH paths and values", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 3 }), async (operations) => {
        await isSound(() => tenant.scim.patch(`/Users/${user.id}`, patchBody(...operations)));
        await isSound(() => tenant.scim.patch(`/Groups/${group.id}`, patchBody(...operations)));
      }),
      { numRuns: 120 },
    );
  });

  test("[68] filters", async () => {
    await fc.assert(
      fc.asyncProperty(filter, async (text) => {
        const query = `?${new URLSearchParams({ filter: text })}`;
        for (const at of ["/Users", "/Groups", "/"]) {
          const answer = await tenant.scim.get(at + query);
          expectProtocolAnswer(answer);
          expect(answer.status === 200 || answer.body.scimType === "invalidFilter").toBe(true);
        }
      }),
      { numRuns: 250 },
    );
  });

  test("query strings and cursors", async () => {
    const parameter = fc.constantFrom(
      "filter",
      "sortBy",
      "sortOrder",
      "startIndex",
      "count",
      "cursor",
      "attributes",
      "excludedAttributes",
    );
    const pair = fc.tuple(parameter, fc.oneof(path, filter, fc.integer().map(String), anyText));
    const raw = fc
      .string({ unit: fc.constantFrom(..."%&=+?#;/\\.0aZ[]\"'<> ") })
      .map((text) => encodeURI(text).replaceAll("%25", "%"));
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { maxLength: 4 }), raw, async (pairs, tail) => {
        for (const at of ["/Users", "/Groups", "/", `/Users/${user.id}`, "/Schemas"]) {
          expectProtocolAnswer(
            await tenant.scim.get(`${at}?${new URLSearchParams(pairs)}&${tail}`),
          );
        }
        const search = { schemas: [urn.searchRequest], ...Object.fromEntries(pairs) };
        expectProtocolAnswer(await tenant.scim.post("/Users/.search", search));
      }),
      { numRuns: 80 },
    );
  });

  test("addresses", async () => {
    const segment = fc.oneof(
      fc.constantFrom(
        "Users",
        "Groups",
        "Bulk",
        "Me",
        ".search",
        "..",
        ".",
        "%00",
        "%ff",
        "%",
        "Schemas",
        urn.user,
      ),
      anyText.map(encodeURIComponent),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 4 }), async (segments) => {
        const at = `/${segments.join("/")}`;
        for (const send of [tenant.scim.get, tenant.scim.delete])
          expectProtocolAnswer(await send(at));
      }),
      { numRuns: 100 },
    );
  });

  test("bulk operations", async () => {
    const bulk = fc.record<JsonObject>(
      {
        method: fc.constantFrom("POST", "put", "PATCH", "GET", ""),
        path: fc.oneof(
          fc.constantFrom("/Users", "/Groups", `/Users/bulkId:a`, "/", "/Users/nope"),
          anyText,
        ),
        bulkId: fc.constantFrom("a", "b"),
        version: fc.oneof(fc.constant('W/"1"'), anyText),
        data: attributes.map((sent) => ({ ...userBody(sent), displayName: "bulkId:b" })),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(bulk, value), { maxLength: 5 }),
        value,
        async (operations, failOnErrors) => {
          const body = { schemas: [urn.bulkRequest], Operations: operations, failOnErrors };
          const answer = await tenant.scim.post("/Bulk", body);
          expectProtocolAnswer(answer);
          expect(answer.text).not.toMatch(/"status":"5/);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("[95] what GET shows after a PATCH is the pure fold of its operations", async () => {
  const { scim } = tenant;
  const made = await createUser(scim, {
    title: "x",
    emails: [{ value: "pure@example.com", type: "work" }],
  });
  let version = 1;
  const at = `/Users/${made.id}`;
  const foldable = operation.filter(
    ({ path: text }) => !/role|userName|active|email/i.test(String(text)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(foldable, { minLength: 1, maxLength: 3 }), async (operations) => {
      const before = (await scim.get(at)).body as Resource;
      const answer = await scim.patch(at, patchBody(...operations));
      expectProtocolAnswer(answer);
      const after = (await scim.get(at)).body as Resource;
      if (answer.status !== 200) {
        expect(after).toEqual(before);
        return;
      }
      const { schemas: _, id, meta, groups: __, ...document } = before;
      const folded = planPatch(userType, parsePatch(userType, patchBody(...operations))).apply(
        document,
      );
      version = folded === document ? version : version + 1;
      const { created, lastModified } = after.meta as unknown as {
        created: string;
        lastModified: string;
      };
      const base = meta.location.slice(0, meta.location.indexOf("/Users/"));
      expect(after).toEqual(
        represent(userType, { id, version, created, lastModified, document: folded }, base),
      );
    }),
    { numRuns: 150 },
  );
}, 60_000);
