import "server-only";
import { hash } from "node:crypto";
import { groupsOfUser } from "@/db/queries/members";
import { searchableUsers } from "@/db/queries/searchable";
import type { Stored } from "@/db/queries/stored-page";
import { userJson } from "@/db/queries/stored-users";
import type { UserRow } from "@/db/queries/users";
import type { JsonObject } from "@/lib/scim/json";
import type { User } from "@/lib/scim/resources/user";
import type { Needs, StoredResource } from "@/lib/scim/store";
import type { Ctx } from "../ctx";
import type { Permission } from "../permissions";
import { provisionUser } from "../users/provision-user";
import { provisionUsers } from "../users/provision-users";
import { removeUser, updateUser } from "../users/update-user";
import { find, type View } from "../write";
import { listResources } from "./list-resources";
import type { ResourceEntry } from "./resource-entry";
import { type Kept, storedResource } from "./stored-resource";

/** Accounts for the protocol's store. */
export const userResources: ResourceEntry = {
  get: async (ctx, id, needs) => {
    const stored = await findStored(ctx, "users:read", id, needs);
    return stored ? userResource(stored) : undefined;
  },
  list: (ctx, query) =>
    listResources(ctx, {
      permission: "users:read",
      searchable: searchableUsers,
      resource: userResource,
      query,
    }),
  create: (ctx, document, needs) => provisionUser(ctx, userIn(document), viewOfNew(needs)),
  createMany: (ctx, documents, needs) => provisionUsers(ctx, usersIn(documents), viewOfNew(needs)),
  update: async (ctx, id, { apply }, needs, precondition) => {
    const stored = await findStored(ctx, "users:write", id, needs);
    if (!stored) return undefined;
    precondition?.(stored.version);
    // Most of what providers send changes nothing, so it takes no locks and writes nothing.
    if (stored.linked && apply(stored.document) === stored.document) {
      return userResource(stored);
    }
    return updateUser(ctx, id, {
      apply: (current) => userIn(apply(current)),
      precondition,
      // Changing an account doesn't change its groups; the next read shows concurrent changes to them.
      view: async (_, row) => written(row, stored.detached ?? null),
    });
  },
  remove: removeUser,
};

/** The protocol has validated the document against the type's schema. */
const userIn = (document: JsonObject): User => document as User;
const usersIn = (documents: Iterable<JsonObject | undefined>) =>
  documents as Iterable<User | undefined>;

const findStored = (
  ctx: Ctx,
  permission: Permission,
  id: string,
  needs: Needs,
): Promise<Stored | null> => find(ctx, permission, userJson(id, { groups: needs.has("groups") }));

const viewOfNew =
  (needs: Needs): View<UserRow, StoredResource> =>
  async (tx, row, made) =>
    written(row, needs.has("groups") && !made?.isNew ? await groupsOfUser(tx, row.id) : null);

const written = (
  { scimId: id, version, createdAt: created, lastModified, document }: UserRow,
  groups: JsonObject[] | null,
): StoredResource =>
  userResource({ id, version, created, lastModified, document, detached: groups });

/** An account with its groups, which need a digest: changes to these rows don't change the account's version. */
function userResource(kept: Kept): StoredResource {
  const resource = storedResource(kept, "groups");
  if (!kept.detached?.length) return resource;
  return { ...resource, digest: digestOf(kept.detached) };
}

const digestOf = (groups: readonly JsonObject[]): string =>
  hash("sha256", JSON.stringify(groups), "base64url").slice(0, 8);
