import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { groups } from "./groups";
import { instant, tenantId, tenantPolicy } from "./tenant-scope";
import { tenants } from "./tenants";
import { users } from "./users";

/** Policies. Title and body here are the draft; published text is in `policy_versions`. */
export const policies = pgTable(
  "policies",
  {
    tenantId: tenantId().references(() => tenants.id),
    id: uuid().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    /** Days from assignment until the sign-off is due; null if there is no due date. */
    dueDays: integer(),
    /** The newest published version; 0 before the first. */
    version: integer().notNull().default(0),
    archivedAt: instant(),
    createdAt: instant().notNull(),
    lastModified: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), tenantPolicy(t.tenantId)],
);

/** Published text. The database refuses to change or remove a row. */
export const policyVersions = pgTable(
  "policy_versions",
  {
    tenantId: tenantId(),
    policyId: uuid().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    publishedAt: instant().notNull(),
    publishedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.policyId, t.version] }),
    foreignKey({
      columns: [t.tenantId, t.policyId],
      foreignColumns: [policies.tenantId, policies.id],
    }),
    tenantPolicy(t.tenantId),
  ],
);

/** A reason: everyone in the group is assigned the policy. */
export const policyGroups = pgTable(
  "policy_groups",
  {
    tenantId: tenantId(),
    policyId: uuid().notNull(),
    groupId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.policyId, t.groupId] }),
    index("policy_groups_by_group").on(t.tenantId, t.groupId, t.policyId),
    foreignKey({
      columns: [t.tenantId, t.policyId],
      foreignColumns: [policies.tenantId, policies.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.groupId],
      foreignColumns: [groups.tenantId, groups.id],
    }).onDelete("cascade"),
    tenantPolicy(t.tenantId),
  ],
);

/** A reason: the person was assigned the policy directly. */
export const policyUsers = pgTable(
  "policy_users",
  {
    tenantId: tenantId(),
    policyId: uuid().notNull(),
    userId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.policyId, t.userId] }),
    index("policy_users_by_user").on(t.tenantId, t.userId, t.policyId),
    foreignKey({
      columns: [t.tenantId, t.policyId],
      foreignColumns: [policies.tenantId, policies.id],
    }),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    tenantPolicy(t.tenantId),
  ],
);

/**
 * A person must sign a version. Why is derived from the reasons, whether it is signed from the sign-offs, and whether
 * it is paused from the account's status.
 */
export const assignments = pgTable(
  "assignments",
  {
    tenantId: tenantId(),
    userId: uuid().notNull(),
    policyId: uuid().notNull(),
    version: integer().notNull(),
    assignedAt: instant().notNull(),
    dueAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.policyId, t.version] }),
    index("assignments_by_policy").on(t.tenantId, t.policyId, t.version, t.userId),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    foreignKey({
      columns: [t.tenantId, t.policyId, t.version],
      foreignColumns: [policyVersions.tenantId, policyVersions.policyId, policyVersions.version],
    }),
    tenantPolicy(t.tenantId),
  ],
);

/** A person has signed a version. The database refuses to change or remove a row. */
export const signOffs = pgTable(
  "sign_offs",
  {
    tenantId: tenantId(),
    userId: uuid().notNull(),
    policyId: uuid().notNull(),
    version: integer().notNull(),
    signedAt: instant().notNull(),
    ip: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.policyId, t.version] }),
    index("sign_offs_by_policy").on(t.tenantId, t.policyId, t.version, t.userId),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [users.tenantId, users.id] }),
    foreignKey({
      columns: [t.tenantId, t.policyId, t.version],
      foreignColumns: [policyVersions.tenantId, policyVersions.policyId, policyVersions.version],
    }),
    tenantPolicy(t.tenantId),
  ],
);
