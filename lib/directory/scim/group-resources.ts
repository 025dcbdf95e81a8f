import "server-only";
import { membersWhere } from "@/db/filter/members-where";
import { findGroup, type GroupRow } from "@/db/queries/groups";
import { type Member, membersOf } from "@/db/queries/members";
import { searchableGroups } from "@/db/queries/searchable";
import type { Tx } from "@/db/tx";
import type { JsonObject } from "@/lib/scim/json";
import type { Group } from "@/lib/scim/resources/group";
import type { DetachedChange } from "@/lib/scim/store";
import type { MemberChange } from "../groups/change-group";
import { provisionGroup } from "../groups/provision-group";
import { removeGroup, updateGroup } from "../groups/update-group";
import { read } from "../write";
import { listResources } from "./list-resources";
import type { ResourceEntry } from "./resource-entry";
import { type ShowAll, showOne, storedResource } from "./stored-resource";

/** Groups, as the protocol's store keeps them; members are rows, read only where the answer shows them. */
export const groupResources: ResourceEntry = (ctx) => ({
  get: (id, needs) =>
    read(ctx, "groups:read", async (tx, _, allSent) => {
      const row = await findGroup(tx, id);
      const shown = row && view(needs)(tx, row);
      allSent();
      return shown;
    }),
  list: (query) =>
    read(ctx, "groups:read", (tx, admitted, allSent) =>
      listResources(tx, admitted, {
        searchable: searchableGroups,
        query,
        show: showAll(query.needs),
        allSent,
      }),
    ),
  create: (document, needs) => provisionGroup(ctx, document as Group, view(needs)),
  update: (id, { apply, detached }, needs, precondition) =>
    updateGroup(ctx, id, {
      apply: (current) => apply(current as JsonObject) as Group,
      members: detached.map(memberChange),
      precondition,
      view: view(needs),
    }),
  remove: (id, precondition) => removeGroup(ctx, id, precondition),
});

function memberChange(change: DetachedChange): MemberChange {
  if (change.kind !== "removeWhere") return { kind: change.kind, ids: change.values };
  return {
    kind: "removeWhere",
    matching: (tx, groupId) => membersWhere(tx, groupId, change.filter),
  };
}

const showAll: ShowAll<GroupRow> = (needs) => async (tx, rows) => {
  const members = needs.has("members") ? await membersByGroup(tx, rows) : undefined;
  return rows.map((row) => storedResource(row, { members: members?.get(row.id)?.map(element) }));
};

const view = showOne(showAll);

async function membersByGroup(tx: Tx, rows: readonly GroupRow[]): Promise<Map<string, Member[]>> {
  const ids = rows.map(({ id }) => id);
  const found = ids.length > 0 ? await membersOf(tx, ids) : [];
  return Map.groupBy(found, ({ groupId }) => groupId);
}

const element = ({ value, type, display }: Member): JsonObject => ({ value, type, display });
