import { type SQL, sql } from "drizzle-orm";
import { belonging } from "../belonging";
import { groupGroups, groups, groupUsers } from "../schema/groups";
import { userEmails, users } from "../schema/users";
import { isUuid } from "../uuid-array";
import { boolean, type ElementRows, instant, type ResourceColumns, text, uuid } from "./columns";
import { condition } from "./condition";

const emails: ElementRows = {
  having: (op, value) =>
    op === "ne"
      ? undefined
      : sql`${users.id} in (select ${userEmails.userId} from ${userEmails} where ${condition(op, text(userEmails.valueKey), value)})`,
};

/** The groups that a person is in directly, and those that contain these. */
const memberships: ElementRows = {
  having: (op, value) => {
    if (op !== "eq") return undefined;
    return isUuid(String(value)) ? isInGroup(String(value)) : sql`false`;
  },
  elements: (only) => sql`(
    with ${belonging(users)}
    select jsonb_build_object(
      'value', ${groups.id}::text,
      'display', ${groups.displayNameKey},
      'type', case when bool_or(belonging.direct) then 'direct' else 'indirect' end
    )
    from belonging join ${groups} on ${groups.id} = belonging.group_id
    ${only !== undefined && isUuid(only) ? sql`where ${groups.id} = ${only}::uuid` : sql``}
    group by ${groups.id}, ${groups.displayNameKey}
  )`,
};

/** The ids are one array, for which the planner expects few elements, and so looks up the members by index. */
const isInGroup = (id: string): SQL => sql`${users.id} in (
  select ${groupUsers.userId} from ${groupUsers} where ${groupUsers.groupId} = any (array(
    with recursive down (id) as (
      select ${id}::uuid
      union
      select ${groupGroups.childId} from ${groupGroups} join down on ${groupGroups.groupId} = down.id
    )
    select id from down
  ))
)`;

/** Where a user's attributes are in SQL. */
export const userSearchColumns: ResourceColumns = {
  id: users.id,
  search: users.search,
  operands: {
    id: uuid(users.scimId),
    userName: text(users.userNameKey),
    externalId: text(users.externalId),
    active: boolean(users.active),
    meta: instant(users.createdAt),
    "meta.created": instant(users.createdAt),
    "meta.lastModified": instant(users.lastModified),
    "meta.resourceType": text(sql`('User' collate "C")`),
    "meta.version": text(sql`(('W/"' || ${users.version} || '"') collate "C")`),
  },
  rows: { emails, groups: memberships },
};
