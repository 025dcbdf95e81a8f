import { caseKey } from "@/lib/scim/case-key";
import { badRequest, ScimError } from "@/lib/scim/error";
import { matches } from "@/lib/scim/filter/matches";
import type { JsonObject } from "@/lib/scim/json";
import { limits } from "@/lib/scim/limits";
import { inFull } from "@/lib/scim/projection";
import { represent } from "@/lib/scim/represent";
import type { ResourceType } from "@/lib/scim/resource-type";
import { compareSorted, sortValue } from "@/lib/scim/sort-value";
import type {
  Change,
  DetachedChange,
  ListQuery,
  ListResult,
  Needs,
  Precondition,
  ResourceStore,
  StoredResource,
} from "@/lib/scim/store";

const times = { created: "2026-01-01T00:00:00Z", lastModified: "2026-01-01T00:00:00Z" };
const keyOf = { User: "userName", Group: "displayName" } as Record<string, string>;

/** The port over maps, and a log of what was asked of it. */
export class MemoryStore implements ResourceStore {
  authorized = true;
  readonly calls: string[] = [];
  #last = 0;
  readonly #rows = new Map<string, StoredResource & { type: string }>();
  /** Member ids of each group. */
  readonly #members = new Map<string, Set<string>>();

  async authorize(): Promise<void> {
    this.calls.push("authorize");
    if (!this.authorized) throw new ScimError(401, "No such token.");
  }

  async get({ name }: ResourceType, id: string, needs: Needs) {
    await this.authorize();
    const row = this.#rows.get(id);
    return row?.type === name ? this.#view(row, needs) : undefined;
  }

  async list(type: ResourceType, query: ListQuery): Promise<ListResult> {
    await this.authorize();
    this.calls.push(`list ${type.name} ${[...query.needs]}`);
    const { filter, sort, page } = query;
    const wire = (row: StoredResource): JsonObject =>
      represent(type, this.#view(row, new Set(["members", "groups"])), "", inFull(type));
    const found = [...this.#rows.values()].filter(
      (row) => row.type === type.name && (!filter || matches(filter, wire(row))),
    );
    if (sort) {
      found.sort((a, b) => compareSorted(sortValue(wire(a), sort), sortValue(wire(b), sort), sort));
    }
    const cursor = page.kind === "cursor" ? Number(page.cursor ?? "0") : page.startIndex - 1;
    if (Number.isNaN(cursor)) throw badRequest("invalidCursor", "No such cursor.");
    const end = cursor + (page.count ?? limits.defaultPageSize);
    return {
      total: found.length,
      resources: found.slice(cursor, end).map((row) => this.#view(row, query.needs)),
      ...(page.kind === "cursor" && end < found.length && { next: String(end) }),
    };
  }

  async create(type: ResourceType, { members, groups, ...document }: JsonObject, needs: Needs) {
    await this.authorize();
    this.calls.push(`create ${type.name}`);
    this.#assertUnique(type, document);
    this.#last += 1;
    const id = `${type.name.toLowerCase()}-${this.#last}`;
    const row = { id, version: 1, ...times, document, type: type.name };
    const added = idsOf(members);
    this.#assertKnown([...added, ...idsOf(groups)]);
    this.#rows.set(id, row);
    this.#members.set(id, new Set(added));
    for (const group of idsOf(groups)) this.#members.get(group)?.add(id);
    return this.#view(row, needs);
  }

  async update(
    type: ResourceType,
    id: string,
    change: Change,
    needs: Needs,
    precondition?: Precondition,
  ) {
    await this.authorize();
    const row = this.#rows.get(id);
    if (row?.type !== type.name) return undefined;
    precondition?.(row.version);
    const document = change.apply(row.document);
    this.#assertUnique(type, document, id);
    const before = [...(this.#members.get(id) ?? [])].join();
    for (const one of change.detached) this.#changeMembers(id, one);
    const changed =
      document !== row.document || before !== [...(this.#members.get(id) ?? [])].join();
    const next = { ...row, document, version: row.version + Number(changed) };
    this.#rows.set(id, next);
    return this.#view(next, needs);
  }

  async remove(type: ResourceType, id: string, precondition?: Precondition) {
    await this.authorize();
    const row = this.#rows.get(id);
    if (row?.type !== type.name) return false;
    precondition?.(row.version);
    for (const ids of this.#members.values()) ids.delete(id);
    return this.#rows.delete(id);
  }

  #view({ document, ...row }: StoredResource, needs: Needs): StoredResource {
    const members = [...(this.#members.get(row.id) ?? [])].map((value) => ({
      value,
      type: this.#rows.get(value)?.type ?? "User",
    }));
    const groups = [...this.#members].filter(([, ids]) => ids.has(row.id));
    return {
      ...row,
      document: {
        ...document,
        ...(needs.has("members") && members.length > 0 && { members }),
        ...(needs.has("groups") &&
          groups.length > 0 && { groups: groups.map(([value]) => ({ value, type: "direct" })) }),
      },
    };
  }

  #changeMembers(id: string, change: DetachedChange): void {
    const members = this.#members.get(id) ?? new Set();
    if (change.kind === "removeWhere") {
      for (const value of members) {
        const type = this.#rows.get(value)?.type ?? "User";
        if (matches(change.filter, { value, type })) members.delete(value);
      }
      return;
    }
    if (change.kind !== "remove") this.#assertKnown(change.values);
    if (change.values.includes(id))
      throw badRequest("invalidValue", "A group can't be a member of itself.");
    if (change.kind === "replace") members.clear();
    for (const value of change.values) {
      if (change.kind === "remove") members.delete(value);
      else members.add(value);
    }
  }

  #assertKnown(ids: readonly string[]): void {
    const unknown = ids.filter((id) => !this.#rows.has(id));
    if (unknown.length > 0) throw badRequest("invalidValue", `Unknown: ${unknown.join(", ")}`);
  }

  #assertUnique({ name }: ResourceType, document: JsonObject, own?: string): void {
    const key = (of: JsonObject) => caseKey(String(of[keyOf[name] ?? ""]));
    for (const row of this.#rows.values()) {
      if (row.type === name && row.id !== own && key(row.document) === key(document)) {
        throw new ScimError(409, "It is taken.", "uniqueness");
      }
    }
  }
}

/** One that takes creations in batches, and leaves those that it can't take. */
export class BatchingStore extends MemoryStore {
  async createMany(type: ResourceType, documents: Iterable<JsonObject | undefined>, needs: Needs) {
    const results: (StoredResource | undefined)[] = [];
    for (const document of documents) {
      results.push(document && (await this.create(type, document, needs).catch(() => undefined)));
    }
    this.calls.push(`createMany ${results.length}`);
    return results;
  }
}

const idsOf = (elements: JsonObject[string] | undefined): string[] =>
  Array.isArray(elements) ? elements.map((element) => String((element as JsonObject).value)) : [];
