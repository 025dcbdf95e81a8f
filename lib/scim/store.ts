import type { JsonObject } from "./json";
import type { ResolvedFilter, ResolvedPath } from "./resolved";
import type { ResourceType } from "./resource-type";

/** A resource as the product stores it. `document` has no id, meta or schemas; times are ISO 8601 in UTC. */
export interface StoredResource {
  readonly id: string;
  /** Incremented by each actual change, and only then. */
  readonly version: number;
  /** Covers the parts of `document` that come from other resources, whose changes don't raise the version. */
  readonly digest?: string;
  readonly created: string;
  readonly lastModified: string;
  /** In canonical form. Includes detached attributes only if `needs` named them. */
  readonly document: JsonObject;
}

/** The detached attributes ("members", "groups") that the response shows; others are not read. */
export type Needs = ReadonlySet<string>;

/** A change of a detached multi-valued attribute, in the order of the request. Values are resource ids. */
export type DetachedChange =
  | { kind: "add" | "remove" | "replace"; attribute: string; values: readonly string[] }
  /** The filter's keys start at the element: `["value"]`, `["type"]`. */
  | { kind: "removeWhere"; attribute: string; filter: ResolvedFilter };

export interface Change {
  /** Pure. Returns the same object if nothing changes. Throws ScimError. */
  readonly apply: (current: JsonObject) => JsonObject;
  /** Whether `apply` never changes a document. */
  readonly keepsDocument: boolean;
  readonly detached: readonly DetachedChange[];
}

/** Throws ScimError 412 if the version isn't one that the client requires; runs under the row's lock. */
export type Precondition = (version: number) => void;

export interface Sort {
  readonly path: ResolvedPath;
  readonly descending: boolean;
}

export type Page =
  | { kind: "index"; startIndex: number; count: number }
  /**
   * `cursor` is the `next` or `previous` of an earlier page; absent on the first page. `count` is absent if the request
   * doesn't set it.
   */
  | { kind: "cursor"; cursor?: string; count?: number };

export interface ListQuery {
  readonly filter?: ResolvedFilter;
  /** Filter, sort and types as one canonical text, to which a cursor is bound. */
  readonly fingerprint: string;
  readonly sort?: Sort;
  readonly page: Page;
  readonly needs: Needs;
}

export interface ListResult {
  readonly total: number;
  readonly resources: readonly StoredResource[];
  readonly next?: string;
  readonly previous?: string;
}

/** The port that the product implements. Another workspace's resources do not exist as far as it can tell. */
export interface ResourceStore {
  /** Verifies the credential and the plan; for requests that read nothing, such as discovery. */
  authorize(): Promise<void>;
  get(type: ResourceType, id: string, needs: Needs): Promise<StoredResource | undefined>;
  list(type: ResourceType, query: ListQuery): Promise<ListResult>;
  create(type: ResourceType, document: JsonObject, needs: Needs): Promise<StoredResource>;
  /**
   * Creates several as a batch, in order: all that clearly don't exist yet or, if it throws, none. Each document is
   * read when the store reaches it, while earlier ones are in flight, and again on a retry. Undefined marks one that must
   * be created alone, as all are in a store without this method.
   */
  createMany?(
    type: ResourceType,
    documents: Iterable<JsonObject | undefined>,
    needs: Needs,
  ): Promise<readonly (StoredResource | undefined)[]>;
  /** Undefined if there is no such resource, which is checked before `change` parses the body. */
  update(
    type: ResourceType,
    id: string,
    change: Change,
    needs: Needs,
    precondition?: Precondition,
  ): Promise<StoredResource | undefined>;
  remove(type: ResourceType, id: string, precondition?: Precondition): Promise<boolean>;
}
