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

/** How one resource type is kept: the store's verbs without the type. */
export type ResourceEntry = (ctx: Ctx) => {
  get(id: string, needs: Needs): Promise<StoredResource | undefined>;
  list(query: ListQuery): Promise<ListResult>;
  create(document: JsonObject, needs: Needs): Promise<StoredResource>;
  /** Creates those that are plainly new together; undefined for the others, and for all of a type without it. */
  createMany?(
    documents: readonly JsonObject[],
    needs: Needs,
  ): Promise<readonly (StoredResource | undefined)[]>;
  update(
    id: string,
    change: Change,
    needs: Needs,
    precondition?: Precondition,
  ): Promise<StoredResource | undefined>;
  remove(id: string, precondition?: Precondition): Promise<boolean>;
};
