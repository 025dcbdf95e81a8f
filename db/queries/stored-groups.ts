import { eq, sql } from "drizzle-orm";
import { type Expression, filled } from "../expression";
import { fixed } from "../fixed";
import { groups } from "../schema/groups";
import { currentTenant } from "../schema/tenant-scope";
import { isUuid } from "../uuid-array";
import { noJson, pageJson, resourceJson, type Selection, type Shape } from "./stored-page";

const shape: Shape = {
  table: fixed(sql`${groups}`),
  present: fixed(sql`${groups.tenantId} = ${currentTenant}`),
  columns: fixed(
    sql`${groups.tenantId}, ${groups.id}, ${groups.createdAt}, ${groups.managedBy}, ${groups.document}`,
  ),
  id: fixed(sql`${groups.id}`),
  json: `'id', page.id, 'created', page.created_at, 'document', page.document, 'linked', page.managed_by is not null,
    'version', (select sum(v.changes) from group_versions v where v.tenant_id = page.tenant_id and v.group_id = page.id),
    'lastModified', (select max(v.changed_at) from group_versions v where v.tenant_id = page.tenant_id and v.group_id = page.id)`,
};

/** The direct members of a group: people first, each kind in the order of ids. */
const membersOfGroup = `(
  select json_agg(json_build_object('value', value, 'type', type, 'display', display) order by type desc, value)
  from (
    select u.scim_id as value, 'User' as type, u.label as display from group_users gu
    join users u on u.tenant_id = gu.tenant_id and u.id = gu.user_id
    where gu.tenant_id = page.tenant_id and gu.group_id = page.id
    union all
    select g.id, 'Group', g.display_name from group_groups gg
    join groups g on g.tenant_id = gg.tenant_id and g.id = gg.child_id
    where gg.tenant_id = page.tenant_id and gg.group_id = page.id
  ) member)`;
const withMembers: Shape = { ...shape, detached: membersOfGroup };

/** A page of groups, as one JSON value of the type StoredPage. */
export const groupsJson = (selection: Selection, { members }: { members: boolean }): Expression =>
  pageJson(members ? withMembers : shape, selection);

const byId = eq(groups.id, sql.placeholder("id"));
const bare = resourceJson(shape, byId);
const whole = resourceJson(withMembers, byId);

/** One group, as one JSON value of the type Stored; null if there is none. */
export const groupJson = (id: string, { members }: { members: boolean }): Expression =>
  isUuid(id) ? filled(members ? whole : bare, { id }) : noJson;
