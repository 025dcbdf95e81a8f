import "server-only";
import { type Belonging, groupsOfUsers } from "@/db/queries/members";
import { searchableUsers } from "@/db/queries/searchable";
import { findUserByScimId, type UserRow } from "@/db/queries/users";
import type { Tx } from "@/db/tx";
import type { JsonObject } from "@/lib/scim/json";
import type { User } from "@/lib/scim/resources/user";
import { provisionUser } from "../users/provision-user";
import { provisionUsers } from "../users/provision-users";
import { removeUser, updateUser } from "../users/update-user";
import { read } from "../write";
import { listResources } from "./list-resources";
import type { ResourceEntry } from "./resource-entry";
import { type ShowAll, showOne, storedResource } from "./stored-resource";

/** Accounts, as the protocol's store keeps them. */
export const userResources: ResourceEntry = (ctx) => ({
  get: (id, needs) =>
    read(ctx, "users:read", async (tx, _, allSent) => {
      const row = await findUserByScimId(tx, id);
      const shown = row && view(needs)(tx, row);
      allSent();
      return shown;
    }),
  list: (query) =>
    read(ctx, "users:read", (tx, admitted, allSent) =>
      listResources(tx, admitted, {
        searchable: searchableUsers,
        query,
        show: showAll(query.needs),
        allSent,
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

const showAll: ShowAll<UserRow> = (needs) => async (tx, rows) => {
  const groups = needs.has("groups") ? await groupsByUser(tx, rows) : undefined;
  return rows.map((row) =>
    storedResource({ ...row, id: row.scimId }, { groups: groups?.get(row.id)?.map(element) }),
  );
};

const view = showOne(showAll);

async function groupsByUser(tx: Tx, rows: readonly UserRow[]): Promise<Map<string, Belonging[]>> {
  const ids = rows.map(({ id }) => id);
  const found = ids.length > 0 ? await groupsOfUsers(tx, ids) : [];
  return Map.groupBy(found, ({ userId }) => userId);
}

const element = ({ value, display, type }: Belonging): JsonObject => ({ value, display, type });
