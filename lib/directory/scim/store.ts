import "server-only";
import type { JsonObject } from "@/lib/scim/json";
import type { ResourceType } from "@/lib/scim/resource-type";
import type { Change, ListQuery, Needs, Precondition, ResourceStore } from "@/lib/scim/store";
import type { Ctx } from "../ctx";
import { prove } from "../write";
import { groupResources } from "./group-resources";
import { protocolError } from "./protocol-error";
import type { ResourceEntry } from "./resource-entry";
import { userResources } from "./user-resources";

const entries: Record<string, ResourceEntry> = {
  User: userResources,
  Group: groupResources,
};

/** Implements the protocol's port for one caller. Throws ScimErrors. */
export class ScimStore implements ResourceStore {
  readonly #ctx: Ctx;

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  async authorize(): Promise<void> {
    await inProtocolTerms(prove(this.#ctx, "scim:connect"));
  }

  get(type: ResourceType, id: string, needs: Needs) {
    return inProtocolTerms(entryOf(type).get(this.#ctx, id, needs));
  }

  list(type: ResourceType, query: ListQuery) {
    return inProtocolTerms(entryOf(type).list(this.#ctx, query));
  }

  create(type: ResourceType, document: JsonObject, needs: Needs) {
    return inProtocolTerms(entryOf(type).create(this.#ctx, document, needs));
  }

  async createMany(type: ResourceType, documents: Iterable<JsonObject | undefined>, needs: Needs) {
    return inProtocolTerms(
      entryOf(type).createMany?.(this.#ctx, documents, needs) ?? Promise.resolve([]),
    );
  }

  update(
    type: ResourceType,
    id: string,
    change: Change,
    needs: Needs,
    precondition?: Precondition,
  ) {
    return inProtocolTerms(entryOf(type).update(this.#ctx, id, change, needs, precondition));
  }

  remove(type: ResourceType, id: string, precondition?: Precondition) {
    return inProtocolTerms(entryOf(type).remove(this.#ctx, id, precondition));
  }
}

function entryOf(type: ResourceType): ResourceEntry {
  const entry = entries[type.name];
  if (!entry) throw new Error(`resource type ${type.name} has no entry in the store`);
  return entry;
}

async function inProtocolTerms<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw protocolError(error);
  }
}
