import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";
import { users } from "./users";

/** argon2id hashes of people's passwords. */
export const passwords = pgTable(
  "passwords",
  {
    tenantId: tenantId(),
    userId: uuid().notNull(),
    hash: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    tenantPolicy(t.tenantId),
  ],
);

/** One-time links for setting a password; only a digest of the secret is stored. */
export const setPasswordLinks = pgTable(
  "set_password_links",
  {
    tenantId: tenantId(),
    digest: bytea().notNull(),
    userId: uuid().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.digest] }),
    index("set_password_links_by_expiry").on(t.tenantId, t.expiresAt),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    tenantPolicy(t.tenantId),
  ],
);

/** Signed-in sessions; the cookie identifies one, and ending it here ends it everywhere. */
export const sessions = pgTable(
  "sessions",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    userId: uuid().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("sessions_by_user").on(t.tenantId, t.userId),
    index("sessions_by_expiry").on(t.tenantId, t.expiresAt),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    tenantPolicy(t.tenantId),
  ],
);

/** Failed sign-ins in the current window, counted by address and by account, for all instances together. */
export const signInFailures = pgTable(
  "sign_in_failures",
  {
    tenantId: tenantId().references(() => tenants.id),
    /** "address 203.0.113.9" (for IPv6, its network), or "account <digest of the address and an email>". */
    key: text().notNull(),
    failures: integer().notNull(),
    windowEndsAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.key] }),
    // Finds expired windows among all the names that someone may have tried.
    index("sign_in_failures_by_end").on(t.tenantId, t.windowEndsAt),
    tenantPolicy(t.tenantId),
  ],
);
