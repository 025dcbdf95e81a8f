import { sql } from "drizzle-orm";
import { valueComparison } from "@/lib/scim/filter/value-comparison";
import type { ResolvedFilter } from "@/lib/scim/resolved";
import type { Tx } from "../tx";
import { memberElements } from "./group-columns";
import { elementSql } from "./to-sql";

/** The ids of a group's direct members that a bracketed filter matches, as in `members[type eq "Group"]`. */
export async function membersWhere(
  tx: Tx,
  groupId: string,
  inner: ResolvedFilter,
): Promise<string[]> {
  const asked = valueComparison(inner);
  const from = memberElements(sql`${groupId}::uuid`, asked && String(asked.value));
  const rows = await tx.execute<{ id: string }>(sql`
    select e.v ->> 'value' as id from ${from} as e(v) where ${elementSql(inner, sql`e.v`)}`);
  return rows.map(({ id }) => id);
}
