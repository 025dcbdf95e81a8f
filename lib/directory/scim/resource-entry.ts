import type { JsonObject } from "@/lib/scim/json";
import type {
  Change,
  ListQuery,
  ListResult,
  Needs,
  Precondition,
  StoredResource,
} from "@/lib/scim/store";
import type { Ctx } from "../ctx";

/** The store's operations for one resource type. */
export interface ResourceEntry {
  get(ctx: Ctx, id: string, needs: Needs): Promise<StoredResource | undefined>;
  list(ctx: Ctx, query: ListQuery): Promise<ListResult>;
  create(ctx: Ctx, document: JsonObject, needs: Needs): Promise<StoredResource>;
  /** Creates the clearly new ones as a batch; undefined for each of the others, and for all if this is absent. */
  createMany?(
    ctx: Ctx,
    documents: Iterable<JsonObject | undefined>,
    needs: Needs,
  ): Promise<readonly (StoredResource | undefined)[]>;
  update(
    ctx: Ctx,
    id: string,
    change: Change,
    needs: Needs,
    precondition?: Precondition,
  ): Promise<StoredResource | undefined>;
  remove(ctx: Ctx, id: string, precondition?: Precondition): Promise<boolean>;
}
