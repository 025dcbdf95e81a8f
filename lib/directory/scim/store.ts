import "server-only";
import type { ResourceType } from "@/lib/scim/resource-type";
import type { ResourceStore } from "@/lib/scim/store";
import type { Ctx } from "../ctx";
import { read } from "../write";
import { groupResources } from "./group-resources";
import { protocolError } from "./protocol-error";
import type { ResourceEntry } from "./resource-entry";
import { userResources } from "./user-resources";

const entries: Record<string, ResourceEntry> = {
  User: userResources,
  Group: groupResources,
};

/** The product behind the protocol's port, for one caller. What it refuses, it refuses with ScimErrors. */
export function scimStore(ctx: Ctx): ResourceStore {
  const of = (type: ResourceType) => {
    const entry = entries[type.name];
    if (!entry) throw new Error(`resource type ${type.name} has no entry in the store`);
    return entry(ctx);
  };
  return {
    authorize: () =>
      inProtocolTerms(read(ctx, "scim:connect", async (_, admitted) => void (await admitted))),
    get: (type, id, needs) => inProtocolTerms(of(type).get(id, needs)),
    list: (type, query) => inProtocolTerms(of(type).list(query)),
    create: (type, document, needs) => inProtocolTerms(of(type).create(document, needs)),
    createMany: async (type, documents, needs) =>
      inProtocolTerms(of(type).createMany?.(documents, needs) ?? Promise.resolve([])),
    update: (type, id, ...rest) => inProtocolTerms(of(type).update(id, ...rest)),
    remove: (type, id, precondition) => inProtocolTerms(of(type).remove(id, precondition)),
  };
}

async function inProtocolTerms<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw protocolError(error);
  }
}
