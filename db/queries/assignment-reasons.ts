import { sql } from "drizzle-orm";
import { belonging } from "../belonging";
import { policyUsers } from "../schema/policies";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";

export interface Reason extends Record<string, string | null> {
  policyId: string;
  /** Null if the policy was assigned to the person directly. */
  group: string | null;
  groupId: string | null;
}

/** Why each policy is assigned to a person: directly, or through which groups; parents of nested groups count too. */
export const reasonsFor = (tx: Tx, userId: string): Promise<Reason[]> =>
  tx.execute<Reason>(sql`
    with ${belonging({ tenantId: currentTenant, id: sql`${userId}::uuid` })}
    select pg.policy_id as "policyId", g.display_name as "group", g.id as "groupId"
    from (select distinct group_id from belonging) b
    join policy_groups pg on pg.tenant_id = ${currentTenant} and pg.group_id = b.group_id
    join groups g on g.tenant_id = pg.tenant_id and g.id = pg.group_id
    union all
    select ${policyUsers.policyId}, null, null from ${policyUsers}
    where ${policyUsers.tenantId} = ${currentTenant} and ${policyUsers.userId} = ${userId}
    order by 2 nulls first`);
