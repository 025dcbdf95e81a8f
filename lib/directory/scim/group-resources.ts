import "server-only";
import { membersWhere } from "@/db/filter/members-where";
import { findGroup, type GroupRow } from "@/db/queries/groups";
import { type Member, membersOf } from "@/db/queries/memberships";
import { searchableGroups } from "@/db/queries/searchable";
import type { Tx } from "@/db/tx";
import type { JsonObject } from "@/lib/scim/json";
import type { Group } from "@/lib/scim/resources/group";
import type { DetachedChange, Needs, StoredResource } from "@/lib/scim/store";
import type { MemberChange } from "../groups/change-group";
import { provisionGroup } from "../groups/provision-group";
import { removeGroup, updateGroup } from "../groups/update-group";
import { read } from "../write";
import { listResources } from "./list-resources";
import type { ResourceEntry } from "./resource-entry";

/** Groups, as the protocol's store keeps them; members are rows, read only where the answer shows them. */
export const groupResources: ResourceEntry = (ctx) => ({
  get: (id, needs) =>
    read(ctx, "groups:read", async (tx) => {
      const row = await findGroup(tx, id);
      return row && view(needs)(tx, row);
    }),
  list: (query) =>
    read(ctx, "groups:read", (tx, admitted) =>
      listResources(tx, admitted, {
        searchable: searchableGroups,
        query,
        show: showAll(query.needs),
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

const element = ({ value, type, display }: Member): JsonObject => ({ value, type, display });

// Documents were checked against the Group schema by lib/scim; JsonObject is what it calls them.
const view =
  (needs: Needs) =>
  async (tx: Tx, row: GroupRow): Promise<StoredResource> => {
    const [resource] = await showAll(needs)(tx, [row]);
    if (!resource) throw new Error("one row shows as one resource");
    return resource;
  };

const showAll =
  (needs: Needs) =>
  async (tx: Tx, rows: readonly GroupRow[]): Promise<StoredResource[]> => {
    const members =
      needs.has("members") && rows.length > 0 ? await membersByGroup(tx, rows) : undefined;
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      created: row.createdAt.toISOString(),
      lastModified: row.lastModified.toISOString(),
      document: {
        ...(row.document as JsonObject),
        ...(members?.has(row.id) && { members: members.get(row.id)?.map(element) ?? [] }),
      },
    }));
  };

async function membersByGroup(tx: Tx, rows: readonly GroupRow[]) {
  const found = await membersOf(
    tx,
    rows.map(({ id }) => id),
  );
  return Map.groupBy(found, ({ groupId }) => groupId);
}
