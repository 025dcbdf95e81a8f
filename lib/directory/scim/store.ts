import "server-only";
import type { ScimError } from "@/lib/scim/error";
import type { JsonObject } from "@/lib/scim/json";
import type { ResourceType } from "@/lib/scim/resource-type";
import type { Needs, ResourceStore, StoredResource } from "@/lib/scim/store";
import type { Ctx } from "../ctx";
import { DirectoryError, refusedOr } from "../errors";
import { read } from "../write";
import { groupResources } from "./group-resources";
import { protocolError, protocolErrorOf } from "./protocol-error";
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
    createMany: (type, documents, needs) => inProtocolTerms(createMany(of(type), documents, needs)),
    update: (type, id, ...rest) => inProtocolTerms(of(type).update(id, ...rest)),
    remove: (type, id, precondition) => inProtocolTerms(of(type).remove(id, precondition)),
  };
}

async function createMany(
  entry: ReturnType<ResourceEntry>,
  documents: readonly JsonObject[],
  needs: Needs,
): Promise<(StoredResource | ScimError)[]> {
  const results = entry.createMany
    ? await entry.createMany(documents, needs)
    : await eachForItself(documents, (document) => entry.create(document, needs));
  return results.map((result) =>
    result instanceof DirectoryError ? protocolErrorOf(result) : result,
  );
}

async function eachForItself<T>(
  documents: readonly JsonObject[],
  create: (document: JsonObject) => Promise<T>,
): Promise<(T | DirectoryError)[]> {
  const results: (T | DirectoryError)[] = [];
  for (const document of documents) results.push(await refusedOr(() => create(document)));
  return results;
}

async function inProtocolTerms<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw protocolError(error);
  }
}
