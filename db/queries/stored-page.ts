import { type SQL, sql } from "drizzle-orm";
import type { JsonObject } from "@/lib/scim/json";

/** A resource as PostgreSQL writes it down in JSON; times are in any form that Date reads. */
export interface Stored {
  readonly id: string;
  readonly version: number;
  readonly created: string;
  readonly lastModified: string;
  readonly document: JsonObject;
  /** Whether an integration owns it. */
  readonly linked: boolean;
  /** The values of the detached attribute, where it was asked for and has any. */
  readonly detached?: JsonObject[] | null;
}

/** A resource with its place in the order of its page. */
export interface Placed extends Stored {
  readonly place: { readonly key: string | null; readonly id: string };
}

export interface StoredPage {
  /** Null where it was not asked for. */
  readonly total: number | null;
  readonly resources: readonly Placed[];
}

/** What a page is taken from: rows that pass, in an order. */
export interface Selection {
  readonly where?: SQL | undefined;
  /** The part of the order that a cursor asks for. */
  readonly beyond?: SQL | undefined;
  readonly orderBy?: readonly SQL[];
  readonly limit: number;
  readonly offset?: number;
  /** The value by which rows are sorted, as text, so that their place in the order is known. */
  readonly key?: SQL<string | null>;
  /** Whether all rows that pass are to be counted, wherever the page is. */
  readonly counted: boolean;
}

/** How the rows of one resource type become JSON. */
export interface Shape {
  readonly table: SQL;
  /** What holds of every row that the protocol sees. */
  readonly present: SQL;
  /** The columns of `page`, which `json` and `detached` read. */
  readonly columns: SQL;
  readonly id: SQL;
  readonly json: SQL;
  /** Named queries that gather `detached`, and where a row of `page` finds its part. */
  readonly detached?: { readonly queries: SQL; readonly join: SQL };
}

/**
 * One page as one JSON value of the type StoredPage. A page by index that isn't full is the last one: where it ends
 * is how many there are, and nothing is counted.
 */
export function pageJson(shape: Shape, selection: Selection): SQL {
  const { table, present, json, detached } = shape;
  const { where, limit, offset = 0 } = selection;
  const passing = where ? sql`${present} and ${where}` : present;
  const rows = (offset > 0 ? farOn : ordered)(shape, selection, passing);
  return sql`(
    with recursive page as materialized (
      select *, row_number() over () as n from (${rows}) sorted limit ${limit}
    ) ${detached ? sql`, ${detached.queries}` : nothing}
    select json_build_object(
      'total', ${selection.counted ? total({ ...selection, offset, passing, table }) : none},
      'resources', coalesce(json_agg(json_build_object(
        ${json}, 'detached', ${detached ? sql`detached.elements` : none},
        'place', json_build_object('key', page.key, 'id', page.id)) order by n), '[]'))
    from page ${detached ? detached.join : nothing})`;
}

/** To walk to a page takes ids alone, which an index holds; only the page's own rows are read. */
const farOn = (shape: Shape, selection: Selection, passing: SQL): SQL => sql`
  select ${shape.columns}, far.key from (
    select *, row_number() over () as n
    from (${ordered({ ...shape, columns: sql`${shape.id} as far_id` }, selection, passing)}) walked
  ) far join ${shape.table} on ${shape.present} and ${shape.id} = far.far_id order by far.n`;

function ordered({ table, columns }: Shape, selection: Selection, passing: SQL): SQL {
  const { beyond, orderBy = [], limit, offset = 0, key } = selection;
  return sql`
    select ${columns}, ${key ?? noKey} as key from ${table}
    where ${beyond ? sql`${passing} and ${beyond}` : passing}
    ${orderBy.length > 0 ? sql`order by ${sql.join([...orderBy], sql`, `)}` : nothing}
    limit ${bucketOf(limit)} ${offset > 0 ? sql`offset ${offset}` : nothing}`;
}

const nothing = sql.raw("");
const none = sql.raw("null");
const noKey = sql.raw("null::text");

/**
 * The limit that the planner sees. Of a parameter it knows nothing, expects a tenth of the table, and would plan
 * each page anew; of all numbers there would be as many statements.
 */
const bucketOf = (limit: number): SQL =>
  sql.raw(String(limit <= 2 ? 2 : limit <= 128 ? 128 : 1024));

interface Counting {
  readonly limit: number;
  readonly offset: number;
  readonly beyond?: SQL | undefined;
  readonly passing: SQL;
  readonly table: SQL;
}

function total({ limit, offset, beyond, passing, table }: Counting): SQL {
  const counted = sql`(select count(*) from ${table} where ${passing})`;
  if (beyond || limit === 0) return counted;
  const seen = sql.raw("(select count(*) from page)");
  return offset > 0
    ? sql`case when ${seen} between 1 and ${limit - 1} then ${offset} + ${seen} else ${counted} end`
    : sql`case when ${seen} < ${limit} then ${seen} else ${counted} end`;
}
