import "server-only";
import { membersWhere } from "@/db/filter/members-where";
import { valueIn } from "@/db/lookup";
import { searchableGroups } from "@/db/queries/searchable";
import { groupJson } from "@/db/queries/stored-groups";
import type { Stored } from "@/db/queries/stored-page";
import type { JsonObject } from "@/lib/scim/json";
import type { Group } from "@/lib/scim/resources/group";
import type { DetachedChange, Needs, StoredResource } from "@/lib/scim/store";
import type { GroupRow, MemberChange } from "../groups/change-group";
import { provisionGroup } from "../groups/provision-group";
import { removeGroup, updateGroup } from "../groups/update-group";
import { find, type View } from "../write";
import { listResources } from "./list-resources";
import type { ResourceEntry } from "./resource-entry";
import { type Kept, storedResource } from "./stored-resource";

/** Groups for the protocol's store; members are rows, read only if the response includes them. */
export const groupResources: ResourceEntry = {
  get: async (ctx, id, needs) =>
    shown(await find(ctx, "groups:read", groupJson(id, membersOf(needs)))),
  list: (ctx, query) =>
    listResources(ctx, {
      permission: "groups:read",
      searchable: searchableGroups,
      resource: groupResource,
      query,
    }),
  create: (ctx, document, needs) => provisionGroup(ctx, groupIn(document), view(needs)),
  update: (ctx, id, { apply, keepsDocument, detached }, needs, precondition) =>
    updateGroup(ctx, id, {
      apply: keepsDocument ? undefined : (current) => groupIn(apply(current)),
      members: detached.map(memberChange),
      precondition,
      view: view(needs),
    }),
  remove: removeGroup,
};

/** The protocol has validated the document against the type's schema. */
const groupIn = (document: JsonObject): Group => document as Group;

function memberChange(change: DetachedChange): MemberChange {
  if (change.kind !== "removeWhere") return { kind: change.kind, ids: change.values };
  return {
    kind: "removeWhere",
    matching: (tx, groupId) => membersWhere(tx, groupId, change.filter),
  };
}

const membersOf = (needs: Needs) => ({ members: needs.has("members") });

const groupResource = (kept: Kept): StoredResource => storedResource(kept, "members");

const shown = (stored: Stored | null): StoredResource | undefined =>
  stored ? groupResource(stored) : undefined;

const view =
  (needs: Needs): View<GroupRow, StoredResource> =>
  async (tx, { id, version, createdAt: created, lastModified, document }) => {
    if (!needs.has("members")) {
      return groupResource({ id, version, created, lastModified, document });
    }
    const resource = shown(await valueIn<Stored | null>(tx, groupJson(id, { members: true })));
    if (!resource) throw new Error("a group that this transaction holds is there");
    return resource;
  };
