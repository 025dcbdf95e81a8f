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
/** Who signs in by SSO: nobody yet, whoever wants to, or every member. */
export type SignInMode = (typeof signInModes)[number];

const bindings = ["redirect", "post"] as const;

/** The identity provider of a workspace; there is one at most. */
export const ssoConnections = pgTable(
  "sso_connections",
  {
    tenantId: tenantId().references(() => tenants.id),
    entityId: text().notNull(),
    ssoUrl: text().notNull(),
    sloUrl: text(),
    sloBinding: text({ enum: bindings }).notNull().default("redirect"),
    /** Where answers go; null where that is `sloUrl` too. */
    sloResponseUrl: text(),
    /** PEM. */
    certificates: jsonb().$type<string[]>().notNull(),
    /** Whether the provider's metadata asks for signed requests, and whether an admin wants them signed all the same. */
    wantsSignedRequests: boolean().notNull().default(false),
    alwaysSignsRequests: boolean().notNull().default(false),
    /** Where the metadata came from, to look again; null where it was pasted, or entered by hand. */
    metadataUrl: text(),
    /** When somebody last set out to look, whatever came of it. */
    metadataCheckedAt: instant(),
    /** When it was last there to read. */
    metadataReadAt: instant(),
    /** What was wrong the last time; null where nothing was. */
    metadataProblem: text(),
    /** Names of attributes; without one for the email, the NameID is the email. */
    emailAttribute: text(),
    givenNameAttribute: text(),
    familyNameAttribute: text(),
    mode: text({ enum: signInModes }).notNull().default("off"),
    createOnSignIn: boolean().notNull().default(false),
    /** When a test, or somebody's sign-in, last proved that it works as it is. */
    verifiedAt: instant(),
    connectedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), tenantPolicy(t.tenantId)],
);

export const keyStates = ["next", "current", "previous"] as const;

/**
 * Keys of a workspace: the one that signs, one that is to take over once its certificate is at the provider, and the
 * one before, for which something may still come encrypted.
 */
export const ssoKeys = pgTable(
  "sso_keys",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    state: text({ enum: keyStates }).notNull(),
    /** PEM. */
    certificate: text().notNull(),
    /** The private key, encrypted under a key that is derived from ACCEDO_SECRET. */
    sealedKey: bytea().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique("sso_keys_one_of_each").on(t.tenantId, t.state),
    tenantPolicy(t.tenantId),
  ],
);

/** Ids of messages that count once, kept until they would be refused for their age: assertions, answered requests, logouts. */
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

/** An admin's trial of the connection: the request that was sent, and what came back. */
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

/** By what name the provider knows a session, so that either side can end it (single logout). */
export const ssoSessions = pgTable(
  "sso_sessions",
  {
    tenantId: tenantId(),
    sessionId: uuid().notNull(),
    /** Whose name it is, by entity id; null where the session began before that was noted. */
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
