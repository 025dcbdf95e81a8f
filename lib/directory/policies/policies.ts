import "server-only";
import {
  progressOf,
  type SignerFilter,
  type SignerState,
  signersOf,
} from "@/db/queries/assignment-states";
import * as policies from "@/db/queries/policies";
import { groupsOfPolicy } from "@/db/queries/policy-attachments";
import { isUuid } from "@/db/uuid-array";
import { caseKey } from "@/lib/scim/case-key";
import type { Ctx } from "../ctx";
import { notFound } from "../errors";
import { allPages, pageOf, readPosition } from "../position";
import { read } from "../write";

export { type SignerFilter, type SignerState, signerFilters } from "@/db/queries/assignment-states";

export interface Progress {
  /** Active people who must sign the current version. */
  readonly assigned: number;
  readonly signed: number;
  readonly late: number;
}

export interface PolicySummary extends Progress {
  readonly id: string;
  readonly title: string;
  readonly status: "draft" | "published" | "archived";
  /** The newest published version; 0 for none. */
  readonly version: number;
  readonly dueDays: number | null;
  readonly lastModified: Date;
}

export interface PolicyDetails extends PolicySummary {
  readonly body: string;
  /** Whether the draft differs from the newest published version. */
  readonly hasUnpublishedChanges: boolean;
  readonly versions: {
    version: number;
    title: string;
    publishedAt: Date;
    publishedBy: string | null;
  }[];
  readonly groups: { id: string; name: string }[];
}

export interface PolicyVersion {
  readonly policyId: string;
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly publishedAt: Date;
}

export interface Signer {
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  readonly state: SignerState;
  readonly assignedAt: Date;
  readonly dueAt: Date | null;
  readonly signedAt: Date | null;
}

/** Which signers of which policy. */
interface SignersOf {
  readonly id: string;
  readonly state?: SignerFilter | undefined;
  readonly search?: string | undefined;
}

interface SignersQuery extends SignersOf {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

const nothingYet: Progress = { assigned: 0, signed: 0, late: 0 };

/** Every policy, or those whose titles contain the search text, with progress. */
export async function listPolicies(
  ctx: Ctx,
  { search = "" }: { search?: string | undefined } = {},
): Promise<PolicySummary[]> {
  const key = caseKey(search.trim());
  const [rows, progress] = await read(ctx, "policies:read", (tx) =>
    Promise.all([policies.listPolicies(tx), progressOf(tx)]),
  );
  const byPolicy = new Map(progress.map((one) => [one.policyId, one]));
  return rows
    .filter(({ title }) => caseKey(title).includes(key))
    .map((row) => summary(row, byPolicy.get(row.id)));
}

/** One policy with its versions and the groups it is attached to. Throws notFound. */
export async function getPolicy(ctx: Ctx, { id }: { id: string }): Promise<PolicyDetails> {
  if (!isUuid(id)) throw notFound("Policy");
  return read(ctx, "policies:read", async (tx) => {
    const [policy, versions, groups, [progress]] = await Promise.all([
      policies.findPolicy(tx, id),
      policies.versionsOf(tx, id),
      groupsOfPolicy(tx, id),
      progressOf(tx, id),
    ]);
    if (!policy) throw notFound("Policy");
    const latest = await policies.findVersion(tx, id, policy.version);
    return {
      ...summary(policy, progress),
      body: policy.body,
      hasUnpublishedChanges: latest?.title !== policy.title || latest.body !== policy.body,
      versions,
      groups,
    };
  });
}

/** A version as it was published. Throws notFound. */
export async function getPolicyVersion(
  ctx: Ctx,
  { id, version }: { id: string; version: number },
): Promise<PolicyVersion> {
  if (!isUuid(id)) throw notFound("Policy");
  const found = await read(ctx, "policies:read", (tx) => policies.findVersion(tx, id, version));
  if (!found) throw notFound("Version");
  return found;
}

/** A page of the people who must sign the current version, by name. Throws notFound. */
export async function listSigners(
  ctx: Ctx,
  { id, state, search, after, limit = 50 }: SignersQuery,
): Promise<{ signers: Signer[]; next: string | null }> {
  const rows = await read(ctx, "policies:read", async (tx) => {
    const policy = await policies.findPolicy(tx, id);
    if (!policy) throw notFound("Policy");
    const key = search && caseKey(search.trim());
    const of = { policyId: id, version: policy.version, state, search: key };
    return signersOf(tx, of, { after: readPosition(after), limit: limit + 1 });
  });
  const placeOf = ({ nameKey: key, userId: id }: (typeof rows)[number]) => ({ key, id });
  const { page, next } = pageOf(rows, limit, placeOf);
  return { signers: page, next };
}

/** Everyone who must sign the current version, in chunks, for an export. */
export const exportSigners = (ctx: Ctx, query: SignersOf): AsyncGenerator<Signer[]> =>
  allPages(async (place) => {
    const { signers, next } = await listSigners(ctx, { ...query, ...place });
    return { page: signers, next };
  });

function summary(row: policies.ListedPolicy, progress: Progress = nothingYet): PolicySummary {
  const { id, title, version, dueDays, lastModified, archivedAt } = row;
  const { assigned, signed, late } = progress;
  const status = archivedAt ? "archived" : version === 0 ? "draft" : "published";
  return { id, title, status, version, dueDays, lastModified, assigned, signed, late };
}
