import { asOwner } from "./as-owner";

interface Row {
  readonly [column: string]: string;
}

/**
 * What people should be asked to sign, computed from scratch from the tables, one by one, independently of the SQL that
 * maintains it: every version in force that a group or an admin gives a reason for, and every signed one.
 */
export async function expectedAssignments(slug: string): Promise<string[]> {
  return reading(slug, async (table) => {
    const [people, inGroups, nested, attached, direct, policies] = [
      await table("users"),
      await table("group_users"),
      await table("group_groups"),
      await table("policy_groups"),
      await table("policy_users"),
      await table("policies"),
    ];
    if (people.length === 0) throw new Error("nobody is to be seen");
    const around = (group: string): string[] => [
      group,
      ...nested.filter((n) => n.child_id === group).flatMap((n) => around(String(n.group_id))),
    ];
    const expected = new Set<string>();
    for (const person of people) {
      const own = inGroups.filter((m) => m.user_id === person.id);
      const groups = new Set(own.flatMap((m) => around(String(m.group_id))));
      const reasons = [
        ...attached.filter((a) => groups.has(String(a.group_id))),
        ...direct.filter((d) => d.user_id === person.id),
      ];
      for (const { policy_id } of reasons) {
        const policy = policies.find((one) => one.id === policy_id);
        if (!policy || policy.archived_at !== null || Number(policy.version) === 0) continue;
        expected.add(`${person.id} ${policy.id} ${policy.version}`);
      }
    }
    for (const signed of await table("sign_offs")) expected.add(named(signed));
    return [...expected].sort();
  });
}

/** The assignments that the product has stored. */
export const keptAssignments = (slug: string): Promise<string[]> =>
  reading(slug, async (table) => (await table("assignments")).map(named).sort());

const named = ({ user_id, policy_id, version }: Row) => `${user_id} ${policy_id} ${version}`;

type Table = (name: string) => Promise<readonly Row[]>;

const reading = <T>(slug: string, work: (table: Table) => Promise<T>): Promise<T> =>
  asOwner(slug, (sql) => work((name) => sql<Row[]>`select * from ${sql(name)}`));
