import { eq, sql } from "drizzle-orm";
import { belonging } from "../belonging";
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
    sql`${users.tenantId}, ${users.id}, ${users.scimId}, ${users.version}, ${users.createdAt}, ${users.lastModified}, ${users.managedBy}, ${users.document}`,
  ),
  id: fixed(sql`${users.id}`),
  json: `'id', page.scim_id, 'version', page.version, 'created', page.created_at,
    'lastModified', page.last_modified, 'document', page.document, 'linked', page.managed_by is not null`,
};

const ofPage = fixed(belonging({ tenantId: sql`page.tenant_id`, id: sql`page.id` }));

/** The groups of a person: directly, or through a nested group. */
const groupsOfPerson = `(
  with ${ofPage}
  select json_agg(json_build_object(
    'value', g.id, 'display', g.display_name, 'type', case when direct then 'direct' else 'indirect' end) order by g.id)
  from (select group_id, bool_or(direct) as direct from belonging group by group_id) once
  join groups g on g.tenant_id = page.tenant_id and g.id = once.group_id)`;
const withGroups: Shape = { ...shape, detached: groupsOfPerson };

/** A page of the accounts that SCIM shows, as one JSON value of the type StoredPage. */
export const usersJson = (selection: Selection, { groups }: { groups: boolean }): Expression =>
  pageJson(groups ? withGroups : shape, selection);

const byId = eq(users.scimId, sql.placeholder("id"));
const bare = resourceJson(shape, byId);
const whole = resourceJson(withGroups, byId);

/** The account with a SCIM id, as one JSON value of the type Stored; null if there is none. */
export const userJson = (id: string, { groups }: { groups: boolean }): Expression =>
  isUuid(id) ? filled(groups ? whole : bare, { id }) : noJson;
