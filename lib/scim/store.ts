import type { JsonObject } from "./json";
import type { ResolvedFilter, ResolvedPath } from "./resolved";
import type { ResourceType } from "./resource-type";

/** A resource as the product keeps it. `document` has no id, meta or schemas; times are ISO 8601 in UTC. */
export interface StoredResource {
  readonly id: string;
  /** Goes up with each real change, and only then. */
  readonly version: number;
  /** Tells apart what `document` holds of other resources, whose changes don't raise the version. */
  readonly digest?: string;
  readonly created: string;
  readonly lastModified: string;
  /** In canonical form. Detached attributes are in it only where `needs` named them. */
  readonly document: JsonObject;
}

/** The detached attributes ("members", "groups") that the answer shows; what isn't named isn't read. */
export type Needs = ReadonlySet<string>;

/** A change of a detached multi-valued attribute, in the order of the request. Values are resource ids. */
export type DetachedChange =
  | { kind: "add" | "remove" | "replace"; attribute: string; values: readonly string[] }
  /** The filter's keys start at the element: `["value"]`, `["type"]`. */
  | { kind: "removeWhere"; attribute: string; filter: ResolvedFilter };

export interface Change {
  /** Pure. Gives the current document itself back where nothing is to change. Throws ScimError. */
  readonly apply: (current: JsonObject) => JsonObject;
  /** Whether `apply` gives back any document as it is. */
  readonly keepsDocument: boolean;
  readonly detached: readonly DetachedChange[];
}

/** Throws ScimError 412 where the version isn't one the client asked for; runs under the row's lock. */
export type Precondition = (version: number) => void;

export interface Sort {
  readonly path: ResolvedPath;
  readonly descending: boolean;
}

export type Page =
  | { kind: "index"; startIndex: number; count: number }
  /**
   * `cursor` is what an earlier page's `next` or `previous` said; absent on the first page. `count` is absent where the
   * request leaves it to us.
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

/** What the protocol asks of the product. A type, or an id, of another workspace is simply not there. */
export interface ResourceStore {
  /** Proves the credential and the plan; for calls that read nothing, such as discovery. */
  authorize(): Promise<void>;
  get(type: ResourceType, id: string, needs: Needs): Promise<StoredResource | undefined>;
  list(type: ResourceType, query: ListQuery): Promise<ListResult>;
  create(type: ResourceType, document: JsonObject, needs: Needs): Promise<StoredResource>;
  /**
   * Creates several at once, in the order of the documents: all of those that are plainly new, or, where it throws,
   * none. Each document is read when the store comes to it, while those before are on their way, and again where the
   * store tries again. Undefined stands for one that is to be created alone, as each is in a store without this.
   */
  createMany?(
    type: ResourceType,
    documents: Iterable<JsonObject | undefined>,
    needs: Needs,
  ): Promise<readonly (StoredResource | undefined)[]>;
  /** Undefined where there is no such resource; that is decided before `change` looks at the body. */
  update(
    type: ResourceType,
    id: string,
    change: Change,
    needs: Needs,
    precondition?: Precondition,
  ): Promise<StoredResource | undefined>;
  remove(type: ResourceType, id: string, precondition?: Precondition): Promise<boolean>;
}
