import { and, count, eq, sql } from "drizzle-orm";
import { byName, type NamePlace } from "../by-name";
import { groups } from "../schema/groups";
import { scimTokens } from "../schema/scim-tokens";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import type { Tx } from "../tx";
import { integration, owns } from "./integration";
import { isCalled } from "./people";

const here = eq(groups.tenantId, currentTenant);
const sorted = byName(groups.displayNameKey, groups.id);
const sortedPeople = byName(users.labelKey, users.id);

const matching = (search: string | undefined) =>
  and(here, search ? sql`position(${search} in ${groups.displayNameKey}) > 0` : undefined);

const counted = (table: string) =>
  sql<number>`(select count(*) from ${sql.identifier(table)} c where c.tenant_id = ${groups.tenantId} and c.group_id = ${groups.id})`.mapWith(
    Number,
  );

/** A page of groups by name, with the counts of what each contains; `after` is the last one of the previous page. */
export const selectGroupSummaries = (
  tx: Tx,
  {
    search,
    after,
    limit,
  }: { search?: string | undefined; after?: NamePlace | undefined; limit: number },
) =>
  tx
    .select({
      id: groups.id,
      name: groups.displayName,
      nameKey: groups.displayNameKey,
      managedBy: integration,
      createdAt: groups.createdAt,
      people: counted("group_users"),
      groups: counted("group_groups"),
      policies: counted("policy_groups"),
    })
    .from(groups)
    .leftJoin(scimTokens, owns(groups))
    .where(and(matching(search), sorted.after(after)))
    .orderBy(...sorted.order)
    .limit(limit);

/** How many groups match the search. */
export async function countGroupSummaries(tx: Tx, search: string | undefined): Promise<number> {
  const [row] = await tx.select({ total: count() }).from(groups).where(matching(search));
  return row?.total ?? 0;
}

/** One group as the pages show it. */
export async function findGroupSummary(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: groups.id,
      name: groups.displayName,
      externalId: groups.externalId,
      managedBy: integration,
      createdAt: groups.createdAt,
      people: counted("group_users"),
    })
    .from(groups)
    .leftJoin(scimTokens, owns(groups))
    .where(and(here, eq(groups.id, id)));
  return row;
}

/** A page of the people directly in a group, by name. */
export const selectGroupPeople = (
  tx: Tx,
  {
    groupId,
    search,
    after,
    limit,
  }: { groupId: string; search?: string | undefined; after?: NamePlace | undefined; limit: number },
) =>
  tx
    .select({
      id: users.id,
      name: users.label,
      nameKey: users.labelKey,
      email: users.email,
      active: users.active,
    })
    .from(users)
    .where(
      and(
        eq(users.tenantId, currentTenant),
        sql`exists (select from group_users gu where gu.tenant_id = ${users.tenantId} and gu.group_id = ${groupId} and gu.user_id = ${users.id})`,
        isCalled(search),
        sortedPeople.after(after),
      ),
    )
    .orderBy(...sortedPeople.order)
    .limit(limit);

export interface Related extends Record<string, string> {
  id: string;
  name: string;
}

/** The groups directly in a group, by name. */
export const groupsInside = (tx: Tx, groupId: string): Promise<Related[]> =>
  tx.execute<Related>(sql`
    select g.id, g.display_name as name from group_groups gg
    join groups g on g.tenant_id = gg.tenant_id and g.id = gg.child_id
    where gg.tenant_id = ${currentTenant} and gg.group_id = ${groupId} order by g.display_name_key`);

/** The groups that a group is directly in, by name. */
export const groupsAround = (tx: Tx, groupId: string): Promise<Related[]> =>
  tx.execute<Related>(sql`
    select g.id, g.display_name as name from group_groups gg
    join groups g on g.tenant_id = gg.tenant_id and g.id = gg.group_id
    where gg.tenant_id = ${currentTenant} and gg.child_id = ${groupId} order by g.display_name_key`);
