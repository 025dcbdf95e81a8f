import { and, asc, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { byName, type NamePlace } from "../by-name";
import { assignments, policies, policyVersions, signOffs } from "../schema/policies";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import { isCalled } from "./people";

export type SignerState = "open" | "late" | "signed" | "paused";

/** The filters for a list of signers: everyone who has yet to sign, late or not, or one state. */
export const signerFilters = ["unsigned", "open", "late", "signed", "paused"] as const;
export type SignerFilter = (typeof signerFilters)[number];

const signed = isNotNull(signOffs.signedAt);
const notSigned = isNull(signOffs.signedAt);
const unsigned = and(notSigned, eq(users.active, true));

/** The condition for each; whatever a deactivated person hasn't signed is paused. */
const isIn: Record<SignerFilter, SQL | undefined> = {
  signed,
  paused: and(notSigned, eq(users.active, false)),
  unsigned,
  late: and(unsigned, lt(assignments.dueAt, sql`now()`)),
  open: and(unsigned, or(isNull(assignments.dueAt), sql`${assignments.dueAt} >= now()`)),
};

const state = sql<SignerState>`case
  when ${isIn.signed} then 'signed' when ${isIn.paused} then 'paused' when ${isIn.late} then 'late' else 'open'
end`;

const asked = {
  policyId: assignments.policyId,
  version: assignments.version,
  title: policyVersions.title,
  state,
  assignedAt: assignments.assignedAt,
  dueAt: assignments.dueAt,
  signedAt: signOffs.signedAt,
};

const ofPerson = and(eq(users.tenantId, assignments.tenantId), eq(users.id, assignments.userId));

const ofVersion = and(
  eq(policyVersions.tenantId, assignments.tenantId),
  eq(policyVersions.policyId, assignments.policyId),
  eq(policyVersions.version, assignments.version),
);

const ofSignOff = and(
  eq(signOffs.tenantId, assignments.tenantId),
  eq(signOffs.userId, assignments.userId),
  eq(signOffs.policyId, assignments.policyId),
  eq(signOffs.version, assignments.version),
);

const from = (tx: Tx) =>
  tx
    .select({
      ...asked,
      userId: users.id,
      name: users.label,
      nameKey: users.labelKey,
      email: users.email,
    })
    .from(assignments)
    .innerJoin(users, ofPerson)
    .innerJoin(policyVersions, ofVersion)
    .leftJoin(signOffs, ofSignOff);

const here = eq(assignments.tenantId, currentTenant);
const sorted = byName(users.labelKey, users.id);

/** Who must sign one version, by name; `after` is the last one of the previous page. */
export const signersOf = (
  tx: Tx,
  of: {
    policyId: string;
    version: number;
    state?: SignerFilter | undefined;
    search?: string | undefined;
  },
  page: { after?: NamePlace | undefined; limit: number },
) =>
  from(tx)
    .where(
      and(
        here,
        eq(assignments.policyId, of.policyId),
        eq(assignments.version, of.version),
        of.state && isIn[of.state],
        isCalled(of.search),
        sorted.after(page.after),
      ),
    )
    .orderBy(...sorted.order)
    .limit(page.limit);

/** What one person must sign, soonest due first, then what they have signed. */
export const assignmentsOf = (tx: Tx, userId: string) =>
  from(tx)
    .where(and(here, eq(assignments.userId, userId)))
    .orderBy(
      sql`${signOffs.signedAt} is not null`,
      asc(assignments.dueAt),
      desc(signOffs.signedAt),
      asc(policyVersions.title),
    );

/** A person's assignment of a version, if there is one: when it is due, and when they signed it. */
export async function assignmentOf(
  tx: Tx,
  of: { userId: string; policyId: string; version: number },
): Promise<{ dueAt: Date | null; signedAt: Date | null } | undefined> {
  const [row] = await from(tx).where(
    and(
      here,
      eq(assignments.userId, of.userId),
      eq(assignments.policyId, of.policyId),
      eq(assignments.version, of.version),
    ),
  );
  return row;
}

/** The sign-off progress of each policy's current version; deactivated people don't count. */
export const progressOf = (tx: Tx, policyId?: string) =>
  tx
    .select({
      policyId: assignments.policyId,
      assigned: sql<number>`count(*)`.mapWith(Number),
      signed: sql<number>`count(${signOffs.signedAt})`.mapWith(Number),
      late: sql<number>`count(*) filter (where ${signOffs.signedAt} is null and ${assignments.dueAt} < now())`.mapWith(
        Number,
      ),
    })
    .from(assignments)
    .innerJoin(
      policies,
      and(
        eq(policies.tenantId, assignments.tenantId),
        eq(policies.id, assignments.policyId),
        eq(policies.version, assignments.version),
      ),
    )
    .innerJoin(users, ofPerson)
    .leftJoin(signOffs, ofSignOff)
    .where(
      and(
        eq(assignments.tenantId, currentTenant),
        policyId ? eq(assignments.policyId, policyId) : undefined,
        eq(users.active, true),
        isNull(policies.archivedAt),
      ),
    )
    .groupBy(assignments.policyId);
