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
  columns: fixed(sql`${groups.id}, ${groups.createdAt}, ${groups.managedBy}, ${groups.document}`),
  id: fixed(sql`${groups.id}`),
  json: fixed(sql`'id', page.id, 'created', page.created_at, 'document', page.document, 'linked', page.managed_by is not null,
    'version', (select sum(v.changes) from group_versions v where v.tenant_id = ${currentTenant} and v.group_id = page.id),
    'lastModified', (select max(v.changed_at) from group_versions v where v.tenant_id = ${currentTenant} and v.group_id = page.id)`),
};

/** The direct members of the groups on a page: people first, each in the order of their ids. */
const membersOfPage: Shape["detached"] = {
  queries: fixed(sql`
    member(group_id, value, type, display) as (
      select gu.group_id, u.scim_id, 'User', u.label from page
      join group_users gu on gu.tenant_id = ${currentTenant} and gu.group_id = page.id
      join users u on u.tenant_id = gu.tenant_id and u.id = gu.user_id
      union all
      select gg.group_id, g.id, 'Group', g.display_name from page
      join group_groups gg on gg.tenant_id = ${currentTenant} and gg.group_id = page.id
      join groups g on g.tenant_id = gg.tenant_id and g.id = gg.child_id
    ),
    detached(group_id, elements) as (
      select group_id, json_agg(json_build_object('value', value, 'type', type, 'display', display)
        order by type desc, value)
      from member group by group_id
    )`),
  join: "left join detached on detached.group_id = page.id",
};
const withMembers: Shape = { ...shape, detached: membersOfPage };

/** A page of groups, as one JSON value of the type StoredPage. */
export const groupsJson = (selection: Selection, { members }: { members: boolean }): Expression =>
  pageJson(members ? withMembers : shape, selection);

const byId = eq(groups.id, sql.placeholder("id"));
const bare = resourceJson(shape, byId);
const whole = resourceJson(withMembers, byId);

/** One group, as one JSON value of the type Stored; null where there is none. */
export const groupJson = (id: string, { members }: { members: boolean }): Expression =>
  isUuid(id) ? filled(members ? whole : bare, { id }) : noJson;
