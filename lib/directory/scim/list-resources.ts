import "server-only";
import type { Searchable } from "@/db/queries/searchable";
import type { Tx } from "@/db/tx";
import type { ListQuery, ListResult, Page, StoredResource } from "@/lib/scim/store";
import type { Admitted } from "../write";
import { type CursorPosition, type CursorScope, readCursor, writeCursor } from "./cursor";

interface Listing<Row> {
  readonly searchable: Searchable<Row>;
  readonly query: ListQuery;
  /** Turns the rows of a page into resources, in a fixed number of statements. */
  readonly show: (tx: Tx, rows: readonly Row[]) => Promise<StoredResource[]>;
  /** Called once every statement is on its way. */
  readonly allSent: () => void;
}

interface Placed<Row> {
  readonly row: Row;
  readonly key: string | null;
}

/** One page of one resource type, counted, read and shown. Throws what `readCursor` throws. */
export async function listResources<Row extends { id: string }>(
  tx: Tx,
  admitted: Promise<Admitted>,
  listing: Listing<Row>,
): Promise<ListResult> {
  const { page } = listing.query;
  return page.kind === "index"
    ? indexPage(tx, listing, page)
    : cursorPage(tx, admitted, listing, page);
}

async function indexPage<Row>(
  tx: Tx,
  { searchable, query, show, allSent }: Listing<Row>,
  { startIndex, count }: Extract<Page, { kind: "index" }>,
): Promise<ListResult> {
  const where = searchable.filter(query.filter);
  const orderBy = searchable.orderBy(query.sort);
  const page =
    count === 0
      ? []
      : await searchable.select(tx, { where, orderBy, limit: count, offset: startIndex - 1 });
  // A page that isn't full is the last one: where it ends is how many there are.
  const isLast = page.length < count && (page.length > 0 || startIndex === 1);
  const shown = show(tx, rowsOf(page));
  const total = isLast ? startIndex - 1 + page.length : searchable.count(tx, where);
  allSent();
  return { total: await total, resources: await shown };
}

async function cursorPage<Row extends { id: string }>(
  tx: Tx,
  admitted: Promise<Admitted>,
  { searchable, query, show, allSent }: Listing<Row>,
  { cursor, count }: Extract<Page, { kind: "cursor" }>,
): Promise<ListResult> {
  const scope = { tenantId: (await admitted).tenant.id, fingerprint: query.fingerprint };
  const from = cursor ? readCursor(cursor, scope) : undefined;
  const where = searchable.filter(query.filter);
  const { beyond, ...order } = searchable.keyset(query.sort, from);
  const found = await searchable.select(tx, { where, beyond, ...order, limit: count + 1 });
  const page = found.slice(0, count);
  if (from?.towards === "previous") page.reverse();
  const shown = show(tx, rowsOf(page));
  const counted = from?.total ?? searchable.count(tx, where);
  allSent();
  const total = await counted;
  return {
    total,
    resources: await shown,
    ...neighbours(page, { from, more: found.length > count, scope, total }),
  };
}

const rowsOf = <Row>(page: readonly Placed<Row>[]): Row[] => page.map(({ row }) => row);

interface Around {
  readonly from: CursorPosition | undefined;
  readonly more: boolean;
  readonly scope: CursorScope;
  readonly total: number;
}

/** The cursors to the pages on both sides; none where the order ends. */
function neighbours<Row extends { id: string }>(
  page: readonly Placed<Row>[],
  { from, more, scope, total }: Around,
): { next?: string; previous?: string } {
  const cursorAt = (at: Placed<Row> | undefined, towards: "next" | "previous") =>
    at && writeCursor({ place: { key: at.key, id: at.row.id }, towards, total }, scope);
  const back = from?.towards === "previous";
  const next = (back || more) && cursorAt(page.at(-1), "next");
  const previous = (back ? more : from) && cursorAt(page[0], "previous");
  return { ...(next && { next }), ...(previous && { previous }) };
}
