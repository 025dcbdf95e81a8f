import { eq, sql } from "drizzle-orm";
import { type Expression, filled } from "../expression";
import { fixed } from "../fixed";
import { currentTenant } from "../schema/tenant-scope";
import { users } from "../schema/users";
import { isUuid } from "../uuid-array";
import { noJson, pageJson, resourceJson, type Selection, type Shape } from "./stored-page";

const shape: Shape = {
  table: fixed(sql`${users}`),
  present: fixed(sql`${users.tenantId} = ${currentTenant} and ${users.removedAt} is null`),
  columns: fixed(
    sql`${users.id}, ${users.scimId}, ${users.version}, ${users.createdAt}, ${users.lastModified}, ${users.managedBy}, ${users.document}`,
  ),
  id: fixed(sql`${users.id}`),
  json: `'id', page.scim_id, 'version', page.version, 'created', page.created_at,
    'lastModified', page.last_modified, 'document', page.document, 'linked', page.managed_by is not null`,
};

/** The groups of the people on a page: directly, or through a nested group. */
const groupsOfPage: Shape["detached"] = {
  queries: fixed(sql`
    belonging(user_id, group_id, direct) as (
      select gu.user_id, gu.group_id, true from page
      join group_users gu on gu.tenant_id = ${currentTenant} and gu.user_id = page.id
      union
      select b.user_id, gg.group_id, false from belonging b
      join group_groups gg on gg.tenant_id = ${currentTenant} and gg.child_id = b.group_id
    ),
    detached(user_id, elements) as (
      select user_id, json_agg(json_build_object(
        'value', group_id,
        'display', (select g.display_name from groups g where g.tenant_id = ${currentTenant} and g.id = group_id),
        'type', case when direct then 'direct' else 'indirect' end) order by group_id)
      from (select user_id, group_id, bool_or(direct) as direct from belonging group by user_id, group_id) once
      group by user_id
    )`),
  join: "left join detached on detached.user_id = page.id",
};
const withGroups: Shape = { ...shape, detached: groupsOfPage };

/** A page of the accounts that SCIM shows, as one JSON value of the type StoredPage. */
export const usersJson = (selection: Selection, { groups }: { groups: boolean }): Expression =>
  pageJson(groups ? withGroups : shape, selection);

const byId = eq(users.scimId, sql.placeholder("id"));
const bare = resourceJson(shape, byId);
const whole = resourceJson(withGroups, byId);

/** The one account that SCIM knows by an id, as one JSON value of the type Stored; null where there is none. */
export const userJson = (id: string, { groups }: { groups: boolean }): Expression =>
  isUuid(id) ? filled(groups ? whole : bare, { id }) : noJson;
