import { type SQL, sql } from "drizzle-orm";
import { prepared } from "../prepared";
import { currentTenant } from "../schema/tenant-scope";
import type { Tx } from "../tx";
import { uuidArrayText } from "../uuid-array";

export interface AssignedVersion extends Record<string, string | number> {
  policyId: string;
  title: string;
  version: number;
}

/** What changed in one person's assignments. */
export interface AssignmentChange {
  userId: string;
  label: string;
  assigned: AssignedVersion[];
  withdrawn: AssignedVersion[];
}

/** The same as PostgreSQL returns it, with the lists as JSON. */
interface ChangeRow {
  userId: string;
  label: string;
  assigned: string;
  withdrawn: string;
}

/** The people whose assignments are to be reconciled. */
export interface People {
  readonly lock: (tx: Tx, values: Record<string, unknown>) => Promise<unknown>;
  readonly reconcile: (tx: Tx, values: Record<string, unknown>) => Promise<ChangeRow[]>;
  readonly values: Record<string, unknown>;
}

const groupId = sql`${sql.placeholder("groupId")}::uuid`;
const policyId = sql`${sql.placeholder("policyId")}::uuid`;

/** A subquery of the ids of everyone in a subquery's groups, including nested groups. */
const membersThrough = (groups: SQL): SQL => sql`
  with recursive down(group_id) as (
    ${groups}
    union
    select gg.child_id from group_groups gg join down on gg.group_id = down.group_id
    where gg.tenant_id = ${currentTenant}
  )
  select gu.user_id from group_users gu join down using (group_id) where gu.tenant_id = ${currentTenant}`;

/** A subquery of the ids of everyone in a group, including nested groups. */
export const everyoneIn = (group: SQL): SQL => membersThrough(sql`select ${group}`);

const these = statementsFor(sql`select unnest(${sql.placeholder("ids")}::uuid[])`);

export const thesePeople = (ids: Iterable<string>): People => ({
  ...these,
  values: { ids: uuidArrayText(ids) },
});

const ofGroup = statementsFor(everyoneIn(groupId));

/** Everyone in a group, including nested groups. */
export const peopleIn = (group: string): People => ({ ...ofGroup, values: { groupId: group } });

const attached = sql`
  select group_id from policy_groups where tenant_id = ${currentTenant} and policy_id = ${policyId}`;

const ofPolicy = statementsFor(sql`
  ${membersThrough(attached)}
  union select user_id from policy_users where tenant_id = ${currentTenant} and policy_id = ${policyId}
  union select user_id from assignments where tenant_id = ${currentTenant} and policy_id = ${policyId}`);

/** Everyone who has, or has a reason to have, an assignment of a policy. */
export const peopleConcernedBy = (policy: string): People => ({
  ...ofPolicy,
  values: { policyId: policy },
});

/** Locks people so that only one transaction at a time reconciles their assignments. */
export async function lockAssignmentsOf(tx: Tx, { lock, values }: People): Promise<void> {
  await lock(tx, values);
}

/**
 * Makes people's assignments match their reasons: assigns each published version that has a reason, and withdraws what
 * has none and is not signed. One statement, whatever the number of people, groups and policies. Precondition: the
 * people are locked, and the caller holds the locks that keep the reasons from changing.
 */
export async function reconcileAssignments(
  tx: Tx,
  { reconcile, values }: People,
  at: Date,
): Promise<AssignmentChange[]> {
  const rows = await reconcile(tx, { ...values, at: at.toISOString() });
  return rows.map((row) => ({
    ...row,
    assigned: JSON.parse(row.assigned),
    withdrawn: JSON.parse(row.withdrawn),
  }));
}

function statementsFor(ids: SQL): Pick<People, "lock" | "reconcile"> {
  const now = sql`${sql.placeholder("at")}::timestamptz`;
  return {
    lock: prepared(sql`
      select 1 from users where tenant_id = ${currentTenant} and id in (${ids}) order by id for no key update`),
    reconcile: prepared(sql`
    with recursive scope(user_id) as materialized (select distinct id from (${ids}) as s(id)),
    member_of(user_id, group_id) as (
      select gu.user_id, gu.group_id from group_users gu join scope using (user_id)
      where gu.tenant_id = ${currentTenant}
      union
      select m.user_id, gg.group_id from member_of m join group_groups gg on gg.child_id = m.group_id
      where gg.tenant_id = ${currentTenant}
    ),
    reasons(user_id, policy_id) as (
      select pu.user_id, pu.policy_id from policy_users pu join scope using (user_id)
      where pu.tenant_id = ${currentTenant}
      union
      select m.user_id, pg.policy_id from member_of m join policy_groups pg using (group_id)
      where pg.tenant_id = ${currentTenant}
    ),
    wanted as materialized (
      select r.user_id, r.policy_id, p.version, ${now} + make_interval(days => p.due_days) as due_at
      from reasons r join policies p on p.tenant_id = ${currentTenant} and p.id = r.policy_id
      where p.version > 0 and p.archived_at is null
    ),
    withdrawn as (
      delete from assignments a using scope s
      where a.tenant_id = ${currentTenant} and a.user_id = s.user_id
        and not exists (
          select from wanted w
          where w.user_id = a.user_id and w.policy_id = a.policy_id and w.version = a.version
        )
        and not exists (
          select from sign_offs o
          where o.tenant_id = a.tenant_id and o.user_id = a.user_id
            and o.policy_id = a.policy_id and o.version = a.version
        )
      returning a.user_id, a.policy_id, a.version
    ),
    assigned as (
      insert into assignments (user_id, policy_id, version, assigned_at, due_at)
      select user_id, policy_id, version, ${now}, due_at from wanted
      on conflict do nothing
      returning user_id, policy_id, version
    ),
    changes as (
      select *, true as added from assigned union all select *, false from withdrawn
    )
    select c.user_id as "userId", u.label,
      coalesce(jsonb_agg(v.of) filter (where c.added), '[]')::text as assigned,
      coalesce(jsonb_agg(v.of) filter (where not c.added), '[]')::text as withdrawn
    from changes c
    join users u on u.tenant_id = ${currentTenant} and u.id = c.user_id
    join policy_versions pv on pv.tenant_id = ${currentTenant} and pv.policy_id = c.policy_id and pv.version = c.version
    cross join lateral (
      select jsonb_build_object('policyId', c.policy_id, 'title', pv.title, 'version', c.version) as of
    ) v
    group by c.user_id, u.label`),
  };
}
