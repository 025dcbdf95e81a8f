import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { groupGroups, groups, groupUsers, groupVersions } from "../schema/groups";
import { users } from "../schema/users";
import { isUuid } from "../uuid-array";
import { type ElementRows, instant, type ResourceColumns, text, uuid } from "./columns";

const person = alias(users, "person");
const child = alias(groups, "child");

/** A subquery, so that the account is looked up once, and the membership by both of its ids. */
const accountOf = (scimId: string): SQL =>
  sql`(select ${person.id} from ${users} ${person} where ${person.scimId} = ${scimId}::uuid)`;

/** The direct members of a group as elements, or only the one with the id `only`. */
export const memberElements = (group: SQLWrapper, only?: string): SQL => {
  const id = only !== undefined && isUuid(only) ? only : undefined;
  return sql`(
    select jsonb_build_object('value', ${person.scimId}::text, 'type', 'user', 'display', ${person.labelKey})
    from ${groupUsers}
    join ${users} ${person} on ${person.tenantId} = ${groupUsers.tenantId} and ${person.id} = ${groupUsers.userId}
    where ${groupUsers.groupId} = ${group} ${id ? sql`and ${groupUsers.userId} = ${accountOf(id)}` : sql``}
    union all
    select jsonb_build_object('value', ${child.id}::text, 'type', 'group', 'display', ${child.displayNameKey})
    from ${groupGroups}
    join ${groups} ${child} on ${child.tenantId} = ${groupGroups.tenantId} and ${child.id} = ${groupGroups.childId}
    where ${groupGroups.groupId} = ${group} ${id ? sql`and ${groupGroups.childId} = ${id}::uuid` : sql``}
  )`;
};

const members: ElementRows = {
  having: (op, value) => {
    if (op !== "eq") return undefined;
    if (!isUuid(String(value))) return sql`false`;
    return sql`${groups.id} in (
      select ${groupUsers.groupId} from ${groupUsers} where ${groupUsers.userId} = ${accountOf(String(value))}
      union all
      select ${groupGroups.groupId} from ${groupGroups} where ${groupGroups.childId} = ${value}::uuid
    )`;
  },
  elements: (only) => memberElements(groups.id, only),
};

const ofStripes = (value: SQL): SQL =>
  sql`(select ${value} from ${groupVersions} where ${groupVersions.groupId} = ${groups.id})`;

/** Where a group's attributes are in SQL. */
export const groupSearchColumns: ResourceColumns = {
  id: groups.id,
  search: groups.search,
  operands: {
    id: uuid(groups.id),
    displayName: text(groups.displayNameKey),
    externalId: text(groups.externalId),
    meta: instant(groups.createdAt),
    "meta.created": instant(groups.createdAt),
    "meta.lastModified": instant(ofStripes(sql`max(${groupVersions.changedAt})`)),
    "meta.resourceType": text(sql`('Group' collate "C")`),
    "meta.version": text(
      sql`(('W/"' || ${ofStripes(sql`sum(${groupVersions.changes})`)} || '"') collate "C")`,
    ),
  },
  rows: { members },
};
