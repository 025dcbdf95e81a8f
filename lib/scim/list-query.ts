import { badRequest } from "./error";
import { splitPath } from "./filter/attribute-path";
import { parseFilter } from "./filter/parse";
import { resolveFilter } from "./filter/resolve";
import type { Unknown } from "./filter/scope";
import { resolvePath } from "./path";
import { valuePath } from "./path/value-path";
import type { Projection } from "./projection";
import { quoted } from "./quoted";
import type { ResourceType } from "./resource-type";
import type { SearchRequest } from "./search-request";
import type { ListQuery, Sort } from "./store";

/** The query for one type; checked completely, so that an invalid one is never run in part. */
export function listQuery(
  type: ResourceType,
  request: SearchRequest,
  projection: Projection,
  unknown: Unknown = "refuse",
): ListQuery {
  const filter = request.filter === undefined ? undefined : parseFilter(request.filter);
  const sort = sortOf(type, request, unknown);
  return {
    ...(filter && { filter: resolveFilter(type, filter, { unknown }) }),
    ...(sort && { sort }),
    fingerprint: JSON.stringify([
      type.name,
      request.filter ?? null,
      sort?.path.keys ?? null,
      request.descending,
    ]),
    page: request.page,
    needs: projection.needs,
  };
}

function sortOf(
  type: ResourceType,
  { sortBy, descending }: SearchRequest,
  unknown: Unknown,
): Sort | undefined {
  if (sortBy === undefined) return undefined;
  const split = splitPath(sortBy);
  const found = split && resolvePath(type, split);
  const path = found && valuePath(found);
  const isStored = path && !found.attribute.detached && !found.parent?.detached;
  if (isStored && path.attribute.returned !== "never") return { path, descending };
  if (unknown === "never") return undefined;
  throw badRequest(
    "invalidValue",
    `A ${type.name} can't be sorted by ${quoted(sortBy)}. Use one of its simple attributes, such as meta.created.`,
  );
}
