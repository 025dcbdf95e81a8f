import "server-only";
import { type Belonging, groupsOfUsers } from "@/db/queries/memberships";
import { searchableUsers } from "@/db/queries/searchable";
import { findUser, type UserRow } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import type { JsonObject } from "@/lib/scim/json";
import type { User } from "@/lib/scim/resources/user";
import type { Needs, StoredResource } from "@/lib/scim/store";
import { provisionUser } from "../users/provision-user";
import { provisionUsers } from "../users/provision-users";
import { removeUser, updateUser } from "../users/update-user";
import { read } from "../write";
import { listResources } from "./list-resources";
import type { ResourceEntry } from "./resource-entry";

/** Accounts, as the protocol's store keeps them. */
export const userResources: ResourceEntry = (ctx) => ({
  get: (id, needs) =>
    read(ctx, "users:read", async (tx) => {
      const row = await findUser(tx, id);
      return row && view(needs)(tx, row);
    }),
  list: (query) =>
    read(ctx, "users:read", (tx, admitted) =>
      listResources(tx, admitted, {
        searchable: searchableUsers,
        query,
        show: showAll(query.needs),
      }),
    ),
  create: (document, needs) => provisionUser(ctx, document as User, view(needs)),
  createMany: (documents, needs) => provisionUsers(ctx, documents as readonly User[], view(needs)),
  update: (id, { apply }, needs, precondition) =>
    updateUser(ctx, id, {
      apply: (current) => apply(current as JsonObject) as User,
      precondition,
      view: view(needs),
    }),
  remove: (id, precondition) => removeUser(ctx, id, precondition),
});

// Documents were checked against the User schema by lib/scim; JsonObject is what it calls them.
const view =
  (needs: Needs) =>
  async (tx: Tx, row: UserRow): Promise<StoredResource> => {
    const [resource] = await showAll(needs)(tx, [row]);
    if (!resource) throw new Error("one row shows as one resource");
    return resource;
  };

const showAll =
  (needs: Needs) =>
  async (tx: Tx, rows: readonly UserRow[]): Promise<StoredResource[]> => {
    const groups = needs.has("groups") && rows.length > 0 ? await groupsOf(tx, rows) : undefined;
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      created: row.createdAt.toISOString(),
      lastModified: row.lastModified.toISOString(),
      document: {
        ...(row.document as JsonObject),
        ...(groups?.has(row.id) && { groups: groups.get(row.id)?.map(element) ?? [] }),
      },
    }));
  };

async function groupsOf(tx: Tx, rows: readonly UserRow[]) {
  const found = await groupsOfUsers(
    tx,
    rows.map(({ id }) => id),
  );
  return Map.groupBy(found, ({ userId }) => userId);
}

const element = ({ value, display, type }: Belonging): JsonObject => ({ value, display, type });
