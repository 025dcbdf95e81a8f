import { and, count, eq, isNotNull, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { byName, type NamePlace } from "../by-name";
import { scimTokens } from "../schema/scim-tokens";
import { currentTenant } from "../schema/tenant-scope";
import { type Role, users } from "../schema/users";
import type { Tx } from "../tx";
import { isUuid } from "../uuid-array";
import { type Integration, integration, owns } from "./integration";
import type { UserRow } from "./users";

export interface PeopleFilter {
  /** In comparable form; searched for in name, email and userName. */
  search?: string | undefined;
  active?: boolean | undefined;
  role?: Role | undefined;
  managed?: boolean | undefined;
}

export interface PersonRow {
  user: UserRow;
  managedBy: Integration | null;
}

const here = eq(users.tenantId, currentTenant);
const sorted = byName(users.labelKey, users.id);

/** Matches people whose name, email or userName contains the text, in comparable form; all people if it is empty. */
export function isCalled(search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const holds = (column: SQLWrapper) => sql`position(${search} in ${column}) > 0`;
  return or(
    holds(users.labelKey),
    holds(users.userNameKey),
    holds(sql`coalesce(${users.emailKey}, '')`),
  );
}

function passes({ search, active, role, managed }: PeopleFilter): SQL | undefined {
  return and(
    here,
    isCalled(search),
    active === undefined ? undefined : eq(users.active, active),
    role && eq(users.role, role),
    managed === undefined
      ? undefined
      : managed
        ? isNotNull(users.managedBy)
        : isNull(users.managedBy),
  );
}

/** A page of accounts by name; `after` is the last one of the previous page. */
export const selectPeople = (
  tx: Tx,
  filter: PeopleFilter,
  { after, limit }: { after?: NamePlace | undefined; limit: number },
): Promise<PersonRow[]> =>
  tx
    .select({ user: users, managedBy: integration })
    .from(users)
    .leftJoin(scimTokens, owns(users))
    .where(and(passes(filter), sorted.after(after)))
    .orderBy(...sorted.order)
    .limit(limit);

/** How many accounts match the filter. */
export async function countPeople(tx: Tx, filter: PeopleFilter): Promise<number> {
  const [row] = await tx.select({ total: count() }).from(users).where(passes(filter));
  return row?.total ?? 0;
}

/** One account, removed by SCIM or not, with the integration that owns it. */
export async function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await tx
    .select({ user: users, managedBy: integration })
    .from(users)
    .leftJoin(scimTokens, owns(users))
    .where(and(here, eq(users.id, id)));
  return row;
}
