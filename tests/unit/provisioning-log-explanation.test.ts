import { describe, expect, test } from "vitest";
import { type IdentityProvider, identityProviders } from "@/lib/directory/provisioning-log/client";
import { explain } from "@/lib/directory/provisioning-log/explanation";

type Case = [
  status: number,
  reason: string | null,
  detail: string | null,
  cause: RegExp,
  fix: RegExp,
];

const cases: Case[] = [
  [401, "missing", null, /had no token/, /Generate one/],
  [401, "notBearer", null, /something other than a bearer token/, /to bearer token/],
  [401, "empty", null, /was empty/, /Generate one/],
  [401, "saidTwice", null, /word Bearer in front of it/, /only the token/],
  [401, "whiteSpace", null, /whitespace/, /nothing around it/],
  [401, "unknown", null, /no such token/, /generate a new one/],
  [401, "revoked", "Okta 2025", /“Okta 2025” was revoked/, /Generate a new one/],
  [404, "wrongBase", null, /isn't the SCIM endpoint/, /ends in \/scim\/v2/],
  [404, null, "User not found.", /isn't in the workspace/, /Nothing to do if/],
  [404, null, 'There is no endpoint "/Devices".', /no endpoint "\/Devices"/, /users and groups/],
  [400, "invalidFilter", null, /filter in this request/, /matching attribute/],
  [400, "invalidSyntax", null, /isn't valid JSON/, /provider's support/],
  [
    400,
    "invalidValue",
    '"active" must be true or false.',
    /"active" must be/,
    /attribute mappings/,
  ],
  [400, null, null, /couldn't process/, /attribute mappings/],
  [403, null, "The last admin stays.", /last admin/, /in Accedo/],
  [405, null, null, /isn't supported/, /Turn this operation off/],
  [409, "uniqueness", "The userName is taken.", /is taken/, /correct one of the two/],
  [412, null, null, /in the meantime/, /^Nothing to do/],
  [413, null, null, /too large/, /fewer members/],
  [429, null, null, /too many requests/, /^Nothing to do/],
  [500, null, "private", /went wrong in Accedo/, /request ID/],
  [501, null, null, /doesn't support/, /^Nothing to do/],
  [503, null, null, /database/, /^Nothing to do/],
];

describe("each failure has a cause and a fix", () => {
  test.for(cases)("%s %s", ([status, reason, detail, cause, fix]) => {
    const explanation = explain({ status, reason, detail, provider: undefined });
    expect(explanation?.cause).toMatch(cause);
    expect(explanation?.fix).toMatch(fix);
  });
});

test("what didn't fail isn't explained", () => {
  for (const status of [200, 201, 204, 304]) {
    expect(explain({ status, reason: null, detail: null, provider: "okta" })).toBeUndefined();
  }
});

test("our own fault shows no detail", () => {
  const explanation = explain({ status: 500, reason: null, detail: "private", provider: "okta" });
  expect(JSON.stringify(explanation)).not.toContain("private");
});

const tokenFields: Record<IdentityProvider, string> = {
  okta: "API Token",
  entra: "Secret Token",
  google: "Access token",
  onelogin: "SCIM Bearer Token",
  jumpcloud: "Token Key",
  ping: "access token field",
};

test.for([...identityProviders])("%s's admin reads where the token goes", (provider) => {
  const unknown = explain({ status: 401, reason: "unknown", detail: null, provider });
  expect(unknown?.fix).toContain(tokenFields[provider]);
});
