import fc from "fast-check";
import type { Json, JsonObject } from "@/lib/scim/json";
import { urn } from "@/lib/scim/urn";

const ext = urn.enterpriseUser;

/** Any text, control characters and halves of pairs too. */
export const anyText = fc.string({ unit: "binary", maxLength: 30 });

/** Names and paths as clients write them, and next to what they write. */
export const path = fc.oneof(
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

/** Values of every type, the wrong ones too. */
export const value: fc.Arbitrary<Json> = fc.oneof(
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

/** A body, or the value of an operation without a path. */
export const attributes = fc.dictionary(path, value, { maxKeys: 6 });
/** One operation of a PATCH. */
export const operation = fc.record<JsonObject>(
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
/** Filters that can be read, and others. */
export const filter = fc.oneof(
  comparison,
  fc.array(comparison, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(" and ")),
  fc
    .array(comparison, { minLength: 2, maxLength: 4 })
    .map((parts) => `not (${parts.join(" or ")})`),
  comparison.map((inner) => `emails[${inner}]`),
  anyText,
);
