import "server-only";
import * as pages from "@/db/queries/group-pages";
import { policiesOfGroup } from "@/db/queries/policies";
import { isUuid } from "@/db/uuid-array";
import { caseKey } from "@/lib/scim/case-key";
import type { Ctx } from "../ctx";
import { notFound } from "../errors";
import { readPosition, writePosition } from "../position";
import { read } from "../write";

interface ManagedBy {
  readonly tokenId: string;
  readonly name: string;
}

export interface GroupSummary {
  readonly id: string;
  readonly name: string;
  readonly managedBy: ManagedBy | null;
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
  readonly managedBy: ManagedBy | null;
  readonly createdAt: Date;
  readonly people: number;
  readonly policies: { id: string; title: string }[];
  /** Groups that are members of it, and groups that it is a member of. */
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
      pages.selectGroupSummaries(tx, { search: key, after: place(after), limit: limit + 1 }),
      pages.countGroupSummaries(tx, key),
    ]),
  );
  const { shown, next } = firstOf(rows, limit);
  const groups = shown.map(({ integration, managedBy, ...row }) => ({
    ...row,
    managedBy: owner(managedBy, integration),
  }));
  return { groups, next, total };
}

/** One group with its policies and the groups in and around it. Throws notFound. */
export async function getGroup(ctx: Ctx, { id }: { id: string }): Promise<GroupDetails> {
  if (!isUuid(id)) throw notFound("Group");
  const [row, policies, inside, around] = await read(ctx, "groups:read", (tx) =>
    Promise.all([
      pages.findGroupSummary(tx, id),
      policiesOfGroup(tx, id),
      pages.groupsInside(tx, id),
      pages.groupsAround(tx, id),
    ]),
  );
  if (!row) throw notFound("Group");
  const { integration, managedBy, ...group } = row;
  return { ...group, managedBy: owner(managedBy, integration), policies, inside, around };
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
    after: place(after),
    limit: limit + 1,
  };
  const rows = await read(ctx, "groups:read", (tx) => pages.selectGroupPeople(tx, query));
  const { shown, next } = firstOf(rows, limit);
  return { people: shown, next };
}

const owner = (tokenId: string | null, name: string | null): ManagedBy | null =>
  tokenId !== null && name !== null ? { tokenId, name } : null;

function place(after: string | undefined): { key: string; id: string } | undefined {
  const position = readPosition(after);
  return position && isUuid(position.id) ? position : undefined;
}

/** Of rows read one further than the page is long: the page, and where the next one begins. */
function firstOf<Row extends { id: string; nameKey: string }>(rows: readonly Row[], limit: number) {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { shown, next: last ? writePosition({ key: last.nameKey, id: last.id }) : null };
}
