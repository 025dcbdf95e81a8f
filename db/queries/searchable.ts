import type { SQL } from "drizzle-orm";
import type { ResolvedFilter } from "@/lib/scim/resolved";
import type { Needs, Sort } from "@/lib/scim/store";
import type { Expression } from "../expression";
import { groupSearchColumns } from "../filter/group-columns";
import { type Keyset, keyset, type Place } from "../filter/keyset";
import { orderBy } from "../filter/order-by";
import { toSql } from "../filter/to-sql";
import { userSearchColumns } from "../filter/user-columns";
import { groupsJson } from "./stored-groups";
import type { Selection } from "./stored-page";
import { usersJson } from "./stored-users";

/** How SCIM searches one resource type. */
export interface Searchable {
  readonly filter: (filter: ResolvedFilter | undefined) => SQL | undefined;
  readonly orderBy: (sort: Sort | undefined) => SQL[];
  readonly keyset: (
    sort: Sort | undefined,
    from: { place: Place; towards: "next" | "previous" } | undefined,
  ) => Keyset;
  /** A page as one JSON value of the type StoredPage. */
  readonly pageJson: (selection: Selection, needs: Needs) => Expression;
}

const over = (columns: typeof userSearchColumns) => ({
  filter: (filter: ResolvedFilter | undefined) => filter && toSql(filter, columns),
  orderBy: (sort: Sort | undefined) => orderBy(sort, columns),
  keyset: (sort: Sort | undefined, from: Parameters<Searchable["keyset"]>[1]) =>
    keyset(sort, columns, from),
});

export const searchableUsers: Searchable = {
  ...over(userSearchColumns),
  pageJson: (selection, needs) => usersJson(selection, { groups: needs.has("groups") }),
};

export const searchableGroups: Searchable = {
  ...over(groupSearchColumns),
  pageJson: (selection, needs) => groupsJson(selection, { members: needs.has("members") }),
};
