import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/scim/json";
import { parsePatch } from "@/lib/scim/patch/parse-patch";
import { planPatch } from "@/lib/scim/patch/plan-patch";
import { parseProjection } from "@/lib/scim/projection";
import { represent } from "@/lib/scim/represent";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import type { Received } from "@/tests/support/http";
import { type HttpTenant, newHttpTenant } from "@/tests/support/http-tenant";
import { testOfServer } from "@/tests/support/mount";
import { expectProtocolAnswer, stateOf } from "./answers";
import { anyText, attributes, filter, operation, path, value } from "./arbitraries";
import { createGroup, createUser, patchBody, type Resource, userBody } from "./messages";

let tenant: HttpTenant;
let user: Resource;
let group: Resource;

beforeAll(async () => {
  tenant = await newHttpTenant();
  user = await createUser(tenant.scim, {
    emails: [{ value: "ann@example.com", type: "work", primary: true }],
    name: { givenName: "Ann" },
    [urn.enterpriseUser]: { manager: { value: "m" } },
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

  testOfServer("addresses", async () => {
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
        represent(
          userType,
          { id, version, created, lastModified, document: folded },
          base,
          parseProjection(userType, {}),
        ),
      );
    }),
    { numRuns: 150 },
  );
}, 60_000);
