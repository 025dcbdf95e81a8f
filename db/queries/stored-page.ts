import type { SQL } from "drizzle-orm";
import type { JsonObject } from "@/lib/scim/json";
import { type Expression, ExpressionParts } from "../expression";

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

/** How the rows of one resource type become JSON, as SQL text without parameters. */
export interface Shape {
  readonly table: string;
  /** What holds of every row that the protocol sees. */
  readonly present: string;
  /** The columns of `page`, which `json` and `detached` read. */
  readonly columns: string;
  readonly id: string;
  readonly json: string;
  /** A subquery of the values of the detached attribute. */
  readonly detached?: string;
}

/** One resource as one JSON value of the type Stored; null where there is none. */
export function resourceJson(shape: Shape, where: SQL): Expression {
  const { table, present, columns } = shape;
  const parts = new ExpressionParts();
  const row = `select ${columns} from ${table} where ${present} and ${parts.sql(where)}`;
  const text = `(select json_build_object(${jsonOf(shape)}) from (${row}) page)`;
  return { text, parameters: parts.parameters };
}

/** What no resource gives. */
export const noJson: Expression = { text: "null", parameters: [] };

const jsonOf = ({ json, detached = "null" }: Shape): string => `${json}, 'detached', ${detached}`;

/**
 * One page as one JSON value of the type StoredPage, whose resources are in the order of the rows. A page by index that
 * isn't full is the last one: where it ends is how many there are, and nothing is counted.
 */
export function pageJson(shape: Shape, selection: Selection): Expression {
  const parts = new ExpressionParts();
  const { present } = shape;
  const where = selection.where ? `${present} and ${parts.sql(selection.where)}` : present;
  const limit = parts.value(selection.limit);
  const offset = selection.offset ? parts.value(selection.offset) : undefined;
  const page = { ...selection, where, offset, parts };
  const rows = offset ? farOn(shape, page) : ordered(shape, page);
  const total = selection.counted ? totalOf(shape, { ...page, seenAtMost: limit }) : "null";
  const text = `(
    select json_build_object(
      'total', ${total},
      'resources', coalesce(json_agg(json_build_object(
        ${jsonOf(shape)}, 'place', json_build_object('key', page.key, 'id', page.id))), '[]'))
    from (select * from (${rows}) sorted limit ${limit}) page)`;
  return { text, parameters: parts.parameters };
}

/** A selection that is becoming text. */
interface Page extends Omit<Selection, "where" | "offset"> {
  readonly where: string;
  readonly offset: string | undefined;
  readonly parts: ExpressionParts;
}

/** To walk to a page takes ids alone, which an index holds; only the page's own rows are read. */
const farOn = (shape: Shape, page: Page): string => `
  select ${shape.columns}, far.key from (
    select *, row_number() over () as n
    from (${ordered({ ...shape, columns: `${shape.id} as far_id` }, page)}) walked
  ) far join ${shape.table} on ${shape.present} and ${shape.id} = far.far_id order by far.n`;

function ordered(
  { table, columns }: Shape,
  { where, beyond, orderBy = [], limit, offset, key, parts }: Page,
): string {
  const order = orderBy.map((one) => parts.sql(one)).join(", ");
  return `
    select ${columns}, ${key ? parts.sql(key) : "null::text"} as key from ${table}
    where ${where} ${beyond ? `and ${parts.sql(beyond)}` : ""}
    ${order && `order by ${order}`}
    limit ${bucketOf(limit)} ${offset ? `offset ${offset}` : ""}`;
}

/**
 * The limit that the planner sees. Of a parameter it knows nothing, expects a tenth of the table, and would plan
 * each page anew; of all numbers there would be as many statements.
 */
const bucketOf = (limit: number): number => (limit <= 2 ? 2 : limit <= 128 ? 128 : 1024);

function totalOf(
  { table }: Shape,
  { limit, offset, beyond, where, seenAtMost }: Page & { readonly seenAtMost: string },
): string {
  const counted = `(select count(*) from ${table} where ${where})`;
  if (beyond || limit === 0) return counted;
  return offset
    ? `case when count(*) between 1 and ${seenAtMost} - 1 then ${offset} + count(*) else ${counted} end`
    : `case when count(*) < ${seenAtMost} then count(*) else ${counted} end`;
}
