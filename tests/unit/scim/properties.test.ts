import fc from "fast-check";
import { expect, test } from "vitest";
import { ScimError } from "@/lib/scim/error";
import type { Json, JsonObject } from "@/lib/scim/json";
import { parseResource } from "@/lib/scim/parse-resource";
import { parsePatch } from "@/lib/scim/patch/parse-patch";
import { planPatch } from "@/lib/scim/patch/plan-patch";
import { inFull } from "@/lib/scim/projection";
import { planReplace } from "@/lib/scim/replace";
import { represent } from "@/lib/scim/represent";
import { groupType } from "@/lib/scim/resources/group";
import { userType } from "@/lib/scim/resources/user";
import { urn } from "@/lib/scim/urn";
import { BatchingStore } from "./memory-store";
import { served } from "./serving";

const ext = urn.enterpriseUser;
const type = fc.constantFrom("work", "home", "WORK", "");
const text = fc.constantFrom("a@x.io", "A@X.io", "b", "", " ", "é");
const flag = fc.constantFrom<Json>(true, false, "True", "false", null);
const element = fc.record<JsonObject>(
  { type, value: text, primary: flag, display: text },
  { requiredKeys: [] },
);

/** Values as clients send them, right and wrong. */
const value: fc.Arbitrary<Json> = fc.oneof(
  text,
  flag,
  element,
  fc.array(element, { maxLength: 4 }),
  fc.record<JsonObject>({ givenName: text, familyName: text }, { requiredKeys: [] }),
  fc.jsonValue({ maxDepth: 3 }).map((json) => json as Json),
);

const key = fc.constantFrom(
  "userName",
  "USERNAME",
  "title",
  "name",
  "name.givenName",
  "active",
  "emails",
  "emails.value",
  'emails[type eq "work"].value',
  'emails[type eq "work"]',
  "emails[not (value pr)]",
  "phoneNumbers",
  "addresses",
  'addresses[type eq "home" and primary eq true].country',
  "roles",
  'roles[primary eq "True"].value',
  "groups",
  "members",
  'members[value eq "a"]',
  "members[type pr]",
  "displayName",
  "externalId",
  "id",
  "meta",
  "schemas",
  "password",
  ext,
  `${ext}:department`,
  `${ext}:manager`,
  `${ext}:manager.value`,
  `${ext}:manager[value eq "b"]`,
  "urn:acme:x",
  "__proto__",
  "constructor",
  "toString",
  "x509Certificates",
  "name.",
  "[",
  "emails[",
  "",
);

const body = fc.dictionary(fc.oneof(key, fc.string()), value, { maxKeys: 8 });
const operation = fc.record<JsonObject>(
  {
    op: fc.constantFrom("add", "Replace", "REMOVE", "move"),
    path: fc.oneof(key, fc.string()),
    value: fc.oneof(value, body as fc.Arbitrary<Json>),
  },
  { requiredKeys: ["op"] },
);

const change = (paths: readonly string[], of: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> =>
  fc.record<JsonObject>({
    op: fc.constantFrom("add", "Replace"),
    path: fc.constantFrom(...paths),
    value: of,
  });

/** Operations of the kinds that are mostly accepted. */
const likely: fc.Arbitrary<JsonObject> = fc.oneof(
  change(["title", "nickName", "name.givenName", `${ext}:department`, `${ext}:manager`], text),
  change(['emails[type eq "work"].value', 'phoneNumbers[type eq "home"].value'], text),
  change(
    ["active", 'emails[type eq "work"].primary', "emails.primary"],
    fc.constantFrom(true, false, "True"),
  ),
  change(
    ["emails", "phoneNumbers", "roles"],
    fc.oneof(element, fc.array(element, { maxLength: 4 })),
  ),
  change(['emails[type eq "work"]', "emails[value pr]", "name", ext], element),
  fc.record<JsonObject>({
    op: fc.constant("remove"),
    path: fc.constantFrom(
      "title",
      "name",
      "emails",
      'emails[type eq "work"]',
      "emails.type",
      `${ext}:manager`,
      ext,
    ),
    value: fc.constantFrom(null, [], [{ value: "a@x.io" }]),
  }),
  fc.record<JsonObject>({
    op: fc.constantFrom("add", "replace"),
    value: fc.record<JsonObject>(
      { title: text, "name.familyName": text, emails: fc.array(element), id: text },
      { requiredKeys: [] },
    ),
  }),
);
const anyOperation = fc.oneof(
  { weight: 9, arbitrary: likely },
  { weight: 1, arbitrary: operation },
);

/** The result, or undefined where it is refused in protocol terms; anything else that is thrown fails the test. */
function unlessRefused<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    expect(error).toBeInstanceOf(ScimError);
    return undefined;
  }
}

const put = (current: JsonObject) => {
  const resource = represent(
    userType,
    { id: "1", version: 1, created: "", lastModified: "", document: current },
    "https://x.io",
    inFull(userType),
  );
  return planReplace(userType, parseResource(userType, resource, "replace")).apply(current);
};
const patch = (current: JsonObject, operations: Json[]) =>
  planPatch(
    userType,
    parsePatch(userType, { schemas: [urn.patchOp], Operations: operations }),
  ).apply(current);

const start: JsonObject = {
  userName: "ann",
  active: true,
  name: { givenName: "Ann" },
  emails: [{ type: "work", value: "a@x.io", primary: true }],
  [ext]: { manager: { value: "b" } },
};

test("[34] a body is read or refused, and never fails in another way", () => {
  fc.assert(
    fc.property(fc.oneof(body, fc.jsonValue()), (sent) => {
      unlessRefused(() => parseResource(userType, sent));
      unlessRefused(() =>
        parseResource(groupType, { schemas: [urn.group], ...(sent as JsonObject) }),
      );
    }),
    { numRuns: 1000 },
  );
});

test("[88] what was read, put back as it shows, is the same document", () => {
  fc.assert(
    fc.property(body, (sent) => {
      const parsed = unlessRefused(() =>
        parseResource(userType, { ...sent, userName: "ann", schemas: [urn.user] }),
      );
      if (parsed) expect(put(parsed.document)).toBe(parsed.document);
    }),
    { numRuns: 1000 },
  );
});

test("[36] [95] a patched document is canonical, and the one before is untouched", () => {
  fc.assert(
    fc.property(fc.array(anyOperation, { minLength: 1, maxLength: 4 }), (operations) => {
      const before = structuredClone(start);
      const next = unlessRefused(() => patch(start, operations));
      expect(start).toEqual(before);
      if (!next) return;
      expect(put(next)).toBe(next);
      const emails = (next.emails ?? []) as JsonObject[];
      expect(emails.filter(({ primary }) => primary === true).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 3000 },
  );
});

test("[99] an add or replace done twice changes nothing the second time", () => {
  // One that changes what its own filter asks for doesn't find its target again.
  const idempotent = anyOperation.filter(
    ({ op, path }) => op !== "remove" && op !== "REMOVE" && !String(path).endsWith("]"),
  );
  fc.assert(
    fc.property(idempotent, (one) => {
      const once = unlessRefused(() => patch(start, [one]));
      const twice = once && unlessRefused(() => patch(once, [one]));
      if (twice) expect(twice).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

test("[95] members of a group are planned or refused", () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 4 }), (operations) => {
      unlessRefused(() =>
        planPatch(groupType, parsePatch(groupType, { schemas: [urn.patchOp], operations })),
      );
    }),
    { numRuns: 1000 },
  );
});

test("[68] [124] random queries and bulks are answered or refused", async () => {
  const scim = served(new BatchingStore());
  const settled = (call: Promise<unknown>) =>
    call.catch((error: unknown) => expect(error).toBeInstanceOf(ScimError));
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
  const query = fc.array(
    fc.tuple(
      parameter,
      fc.oneof(key, fc.string(), fc.constant('title eq "x"'), fc.integer().map(String)),
    ),
    { maxLength: 4 },
  );
  const bulk = fc.record<JsonObject>(
    {
      method: fc.constantFrom("POST", "put", "PATCH", "DELETE", "GET"),
      path: fc.oneof(
        fc.constantFrom("/Users", "/Groups", "/Users/bulkId:a", "/Users/user-1", "/"),
        fc.string(),
      ),
      bulkId: fc.constantFrom("a", "b", "c"),
      data: body.map(
        (sent): Json => ({
          ...sent,
          schemas: [urn.user, urn.group, urn.patchOp],
          Operations: [],
          manager: "bulkId:a",
        }),
      ),
    },
    { requiredKeys: ["method", "path"] },
  );
  await fc.assert(
    fc.asyncProperty(query, fc.array(bulk, { maxLength: 5 }), async (pairs, operations) => {
      const params = new URLSearchParams(pairs);
      await settled(scim.list("Users", params));
      await settled(scim.listAll(params));
      await settled(
        scim.search("Groups", { schemas: [urn.searchRequest], ...Object.fromEntries(pairs) }),
      );
      await scim.bulk({ schemas: [urn.bulkRequest], Operations: operations });
    }),
    { numRuns: 300 },
  );
});
