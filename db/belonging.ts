import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * The common table expression `belonging`: the id of each of a person's groups, and whether the person is in it
 * directly or through a nested group. A group may have a row for each.
 */
export const belonging = (person: { tenantId: SQLWrapper; id: SQLWrapper }): SQL => sql`
  recursive belonging(group_id, direct) as (
    select group_id, true from group_users where tenant_id = ${person.tenantId} and user_id = ${person.id}
    union
    select gg.group_id, false from belonging b
    join group_groups gg on gg.tenant_id = ${person.tenantId} and gg.child_id = b.group_id
  )`;
