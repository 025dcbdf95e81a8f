import {
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { JsonObject } from "@/lib/scim/json";
import { sessions } from "./sign-in";
import { bytea, instant, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";

export const signInModes = ["off", "optional", "required"] as const;
/** Who signs in by SSO: nobody yet, anyone who chooses to, or every member. */
export type SignInMode = (typeof signInModes)[number];

const bindings = ["redirect", "post"] as const;

/** A workspace's identity provider; there is at most one. */
export const ssoConnections = pgTable(
  "sso_connections",
  {
    tenantId: tenantId().references(() => tenants.id),
    entityId: text().notNull(),
    ssoUrl: text().notNull(),
    sloUrl: text(),
    sloBinding: text({ enum: bindings }).notNull().default("redirect"),
    /** Where responses go; null if that is also `sloUrl`. */
    sloResponseUrl: text(),
    /** PEM. */
    certificates: jsonb().$type<string[]>().notNull(),
    /** Whether the provider's metadata asks for signed requests, and whether an admin wants them signed regardless. */
    wantsSignedRequests: boolean().notNull().default(false),
    alwaysSignsRequests: boolean().notNull().default(false),
    /** Where to reload the metadata from; null if it was pasted, or entered by hand. */
    metadataUrl: text(),
    /** When a reload was last attempted, successful or not. */
    metadataCheckedAt: instant(),
    /** When it was last read successfully. */
    metadataReadAt: instant(),
    /** What went wrong at the last attempt; null if nothing did. */
    metadataProblem: text(),
    /** Attribute names; without one for the email, the NameID is the email. */
    emailAttribute: text(),
    givenNameAttribute: text(),
    familyNameAttribute: text(),
    mode: text({ enum: signInModes }).notNull().default("off"),
    createOnSignIn: boolean().notNull().default(false),
    /** When a test or a sign-in last succeeded with the current settings. */
    verifiedAt: instant(),
    connectedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), tenantPolicy(t.tenantId)],
);

export const keyStates = ["next", "current", "previous"] as const;

/**
 * A workspace's keys: the current one, which signs; the next one, which takes over once the provider has its
 * certificate; and the previous one, for which assertions may still arrive encrypted.
 */
export const ssoKeys = pgTable(
  "sso_keys",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    state: text({ enum: keyStates }).notNull(),
    /** PEM. */
    certificate: text().notNull(),
    /** The private key, encrypted with a key that is derived from ACCEDO_SECRET. */
    sealedKey: bytea().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("sso_keys_one_of_each").on(t.tenantId, t.state),
    tenantPolicy(t.tenantId),
  ],
);

/** Ids of single-use messages (assertions, answered requests, logouts), kept until they are too old to be accepted. */
export const ssoSpentIds = pgTable(
  "sso_spent_ids",
  {
    tenantId: tenantId().references(() => tenants.id),
    digest: bytea().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.digest] }),
    index("sso_spent_ids_by_expiry").on(t.tenantId, t.expiresAt),
    tenantPolicy(t.tenantId),
  ],
);

/** An admin's test of the connection: the request that was sent, and its result. */
export const ssoTests = pgTable(
  "sso_tests",
  {
    tenantId: tenantId().references(() => tenants.id),
    requestId: text().notNull(),
    startedBy: uuid().notNull(),
    startedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    result: jsonb().$type<JsonObject>(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.requestId] }), tenantPolicy(t.tenantId)],
);

/** The provider's name for a session, so that either side can end it (single logout). */
export const ssoSessions = pgTable(
  "sso_sessions",
  {
    tenantId: tenantId(),
    sessionId: uuid().notNull(),
    /** The provider's entity id; null if the session began before this was recorded. */
    issuer: text(),
    nameId: text().notNull(),
    nameIdFormat: text(),
    sessionIndex: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sessionId] }),
    index("sso_sessions_by_name_id").on(t.tenantId, t.nameId),
    foreignKey({
      columns: [t.tenantId, t.sessionId],
      foreignColumns: [sessions.tenantId, sessions.id],
    }),
    tenantPolicy(t.tenantId),
  ],
);
