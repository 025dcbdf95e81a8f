import fc from "fast-check";

/** Attribute names of the schemas and names that JavaScript and PostgreSQL could mistake for their own. */
export const name = fc.constantFrom(
  "userName",
  "displayName",
  "externalId",
  "active",
  "name",
  "familyName",
  "emails",
  "value",
  "type",
  "primary",
  "roles",
  "groups",
  "members",
  "$ref",
  "id",
  "schemas",
  "meta",
  "lastModified",
  "manager",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  "urn:ietf:params:scim:schemas:core:2.0:User",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
);

const awkward = fc.constantFrom(
  "",
  " ",
  "\0",
  "\u2028",
  "\ud800",
  "İ",
  "ß",
  "a\u0301",
  "%",
  "%00",
  "\\",
  '"',
  "'; drop table users; --",
  "$1",
  "<script>",
  "=1+1",
  "true",
  "2026-13-40T25:61:61Z",
  "9".repeat(400),
  "é".repeat(3_000),
  "../..",
);

/** Any text, the kinds that break parsers more often than chance has them. */
export const text = fc.oneof(
  { weight: 4, arbitrary: awkward },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 2, arbitrary: name },
  { weight: 1, arbitrary: fc.emailAddress() },
);

const scalar = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, 1e308, -0, 2 ** 53, "True", "false"),
);

/** Any JSON, with keys that mean something. */
export const json: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(name, text), tie("any"), { maxKeys: 5 }),
  ),
})).any;
