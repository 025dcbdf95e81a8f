import "server-only";
import type { Searchable } from "@/db/queries/searchable";
import type { Placed, Selection, Stored, StoredPage } from "@/db/queries/stored-page";
import { limits } from "@/lib/scim/limits";
import type { ListQuery, ListResult, Page, StoredResource } from "@/lib/scim/store";
import type { Ctx } from "../ctx";
import type { Permission } from "../permissions";
import { find, prove } from "../write";
import { type CursorPosition, type CursorScope, readCursor, writeCursor } from "./cursor";

interface Listing {
  readonly permission: Permission;
  readonly searchable: Searchable;
  readonly resource: (stored: Stored) => StoredResource;
  readonly query: ListQuery;
}

/** One page of one resource type, counted and read in one statement. Throws what `readCursor` throws. */
export async function listResources(ctx: Ctx, listing: Listing): Promise<ListResult> {
  const { page } = listing.query;
  return page.kind === "index" ? indexPage(ctx, listing, page) : cursorPage(ctx, listing, page);
}

async function indexPage(
  ctx: Ctx,
  listing: Listing,
  { startIndex, count }: Extract<Page, { kind: "index" }>,
): Promise<ListResult> {
  const { searchable, query, resource } = listing;
  const { total, resources } = await pageOf(ctx, listing, {
    where: searchable.filter(query.filter),
    orderBy: searchable.orderBy(query.sort),
    limit: count,
    offset: startIndex - 1,
    counted: true,
  });
  return {
    total: total ?? 0,
    resources: resources.map(resource),
  };
}

async function cursorPage(
  ctx: Ctx,
  listing: Listing,
  { cursor, count: asked }: Extract<Page, { kind: "cursor" }>,
): Promise<ListResult> {
  const { searchable, query, resource } = listing;
  const scope = { workspace: ctx.workspace, fingerprint: query.fingerprint };
  const from = cursor
    ? await positionAt(ctx, listing.permission, () => readCursor(cursor, scope, asked))
    : undefined;
  const count = asked ?? from?.count ?? limits.defaultPageSize;
  const found = await pageOf(ctx, listing, {
    where: searchable.filter(query.filter),
    ...searchable.keyset(query.sort, from),
    limit: count + 1,
    counted: !from,
  });
  const page = found.resources.slice(0, count);
  if (from?.towards === "previous") page.reverse();
  const total = from?.total ?? found.total ?? 0;
  return {
    total,
    resources: page.map(resource),
    ...neighbours(page, { from, more: found.resources.length > count, scope, total, count }),
  };
}

const pageOf = async (
  ctx: Ctx,
  { permission, searchable, query }: Listing,
  selection: Selection,
): Promise<StoredPage> => find(ctx, permission, searchable.pageJson(selection, query.needs));

/** Cursor errors are only for callers who may list. */
async function positionAt(
  ctx: Ctx,
  permission: Permission,
  readPosition: () => CursorPosition,
): Promise<CursorPosition> {
  try {
    return readPosition();
  } catch (error) {
    await prove(ctx, permission);
    throw error;
  }
}

interface Around {
  readonly from: CursorPosition | undefined;
  readonly more: boolean;
  readonly scope: CursorScope;
  readonly total: number;
  readonly count: number;
}

/** The cursors for the previous and next pages; omitted at either end. */
function neighbours(
  page: readonly Placed[],
  { from, more, scope, total, count }: Around,
): { next?: string; previous?: string } {
  const cursorAt = (at: Placed | undefined, towards: "next" | "previous") =>
    at && writeCursor({ place: at.place, towards, total, count }, scope);
  const back = from?.towards === "previous";
  const next = (back || more) && cursorAt(page.at(-1), "next");
  const previous = (back ? more : from) && cursorAt(page[0], "previous");
  return { ...(next && { next }), ...(previous && { previous }) };
}
