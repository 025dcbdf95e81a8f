import type { SQL } from "drizzle-orm";
import type { ResolvedFilter } from "@/lib/scim/resolved";
import type { Sort } from "@/lib/scim/store";
import { groupSearchColumns } from "../filter/group-columns";
import { type Keyset, keyset, type Place } from "../filter/keyset";
import { orderBy } from "../filter/order-by";
import { userSearchColumns } from "../filter/user-columns";
import { toSql } from "../filter-sql";
import type { Tx } from "../tx";
import { countGroups, type GroupRow, selectGroups } from "./groups";
import type { Selection } from "./selection";
import { countUsers, selectUsers, type UserRow } from "./users";

/** How one resource type is counted and read, by filters of the protocol. */
export interface Searchable<Row> {
  readonly filter: (filter: ResolvedFilter | undefined) => SQL | undefined;
  readonly orderBy: (sort: Sort | undefined) => SQL[];
  readonly keyset: (
    sort: Sort | undefined,
    from: { place: Place; towards: "next" | "previous" } | undefined,
  ) => Keyset;
  readonly count: (tx: Tx, where: SQL | undefined) => Promise<number>;
  readonly select: (tx: Tx, selection: Selection) => Promise<{ row: Row; key: string | null }[]>;
}

const over = (columns: typeof userSearchColumns) => ({
  filter: (filter: ResolvedFilter | undefined) => filter && toSql(filter, columns),
  orderBy: (sort: Sort | undefined) => orderBy(sort, columns),
  keyset: (sort: Sort | undefined, from: Parameters<Searchable<unknown>["keyset"]>[1]) =>
    keyset(sort, columns, from),
});

export const searchableUsers: Searchable<UserRow> = {
  ...over(userSearchColumns),
  count: countUsers,
  select: selectUsers,
};

export const searchableGroups: Searchable<GroupRow> = {
  ...over(groupSearchColumns),
  count: countGroups,
  select: selectGroups,
};
