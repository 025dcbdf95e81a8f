import "server-only";
import * as pages from "@/db/queries/group-pages";
import type { Integration } from "@/db/queries/integration";
import { policiesOfGroup } from "@/db/queries/policy-attachments";
import { isUuid } from "@/db/uuid-array";
import { caseKey } from "@/lib/scim/case-key";
import type { Ctx } from "../ctx";
import { notFound } from "../errors";
import { pageOf, readPosition } from "../position";
import { read } from "../write";

export interface GroupSummary {
  readonly id: string;
  readonly name: string;
  readonly managedBy: Integration | null;
  readonly createdAt: Date;
  /** Direct members. */
  readonly people: number;
  readonly groups: number;
  readonly policies: number;
}

export interface GroupDetails {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly managedBy: Integration | null;
  readonly createdAt: Date;
  readonly people: number;
  readonly policies: { id: string; title: string }[];
  /** `inside`: groups that are its members; `around`: groups that it is a member of. */
  readonly inside: { id: string; name: string }[];
  readonly around: { id: string; name: string }[];
}

export interface GroupPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly active: boolean;
}

interface PageQuery {
  readonly search?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of the workspace's groups, by name. */
export async function listGroups(
  ctx: Ctx,
  { search, after, limit = 50 }: PageQuery,
): Promise<{ groups: GroupSummary[]; next: string | null; total: number }> {
  const key = search && caseKey(search.trim());
  const [rows, total] = await read(ctx, "groups:read", (tx) =>
    Promise.all([
      pages.selectGroupSummaries(tx, { search: key, after: readPosition(after), limit: limit + 1 }),
      pages.countGroupSummaries(tx, key),
    ]),
  );
  const { page, next } = pageOf(rows, limit, named);
  return { groups: page, next, total };
}

/** One group with its policies and the groups in and around it. Throws notFound. */
export async function getGroup(ctx: Ctx, { id }: { id: string }): Promise<GroupDetails> {
  if (!isUuid(id)) throw notFound("Group");
  const [group, policies, inside, around] = await read(ctx, "groups:read", (tx) =>
    Promise.all([
      pages.findGroupSummary(tx, id),
      policiesOfGroup(tx, id),
      pages.groupsInside(tx, id),
      pages.groupsAround(tx, id),
    ]),
  );
  if (!group) throw notFound("Group");
  return { ...group, policies, inside, around };
}

/** A page of the people directly in a group, by name. */
export async function listGroupPeople(
  ctx: Ctx,
  { id, search, after, limit = 50 }: PageQuery & { id: string },
): Promise<{ people: GroupPerson[]; next: string | null }> {
  if (!isUuid(id)) throw notFound("Group");
  const query = {
    groupId: id,
    search: search && caseKey(search.trim()),
    after: readPosition(after),
    limit: limit + 1,
  };
  const rows = await read(ctx, "groups:read", (tx) => pages.selectGroupPeople(tx, query));
  const { page, next } = pageOf(rows, limit, named);
  return { people: page, next };
}

const named = ({ nameKey: key, id }: { nameKey: string; id: string }) => ({ key, id });
