import type { JsonObject } from "@/lib/scim/json";

/** Placeholder for a person's number in a template; PostgreSQL replaces it. */
export const numberMark = "#######";

/** A number as it appears in every id, name and address. */
export const numbered = (n: number): string => String(n).padStart(numberMark.length, "0");

/** The id of a loaded row of a given kind, in the form of a UUIDv7. */
export const idOf = (kind: keyof typeof kinds, n: number | typeof numberMark): string =>
  `01900000-0000-7000-8000-${kinds[kind]}${n === numberMark ? n : numbered(n)}`;

const kinds = { user: "00001", group: "00002", event: "00003" };

/** What Okta sends to create a person. */
export const oktaUser = (name: string): JsonObject => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: `${name}@example.com`,
  name: { givenName: "Nadia", familyName: name },
  emails: [{ primary: true, value: `${name}@example.com`, type: "work" }],
  displayName: `Nadia ${name}`,
  locale: "en-US",
  externalId: `00u${name}`,
  groups: [],
  password: "a-placeholder",
  active: true,
});

/** What Entra sends to create a person. */
export const entraUser = (name: string): JsonObject => ({
  schemas: [
    "urn:ietf:params:scim:schemas:core:2.0:User",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  ],
  externalId: `e-${name}`,
  userName: `${name}@example.com`,
  active: true,
  displayName: `Yara ${name}`,
  emails: [{ primary: true, type: "work", value: `${name}@example.com` }],
  meta: { resourceType: "User" },
  name: { formatted: `Yara ${name}`, familyName: name, givenName: "Yara" },
  roles: [],
});
