import type { SQL } from "drizzle-orm";
import type { JsonObject } from "@/lib/scim/json";
import { type Expression, ExpressionParts } from "../expression";

/** A resource as PostgreSQL formats it in JSON; times are in any format that Date parses. */
export interface Stored {
  readonly id: string;
  readonly version: number;
  readonly created: string;
  readonly lastModified: string;
  readonly document: JsonObject;
  /** Whether an integration owns it. */
  readonly linked: boolean;
  /** The values of the detached attribute, if it was requested and has any. */
  readonly detached?: JsonObject[] | null;
}

/** A resource with its position in the page's order. */
export interface Placed extends Stored {
  readonly place: { readonly key: string | null; readonly id: string };
}

export interface StoredPage {
  /** Null if it was not requested. */
  readonly total: number | null;
  readonly resources: readonly Placed[];
}

/** What a page is taken from: matching rows, in an order. */
export interface Selection {
  readonly where?: SQL | undefined;
  /** The part of the order that a cursor requests. */
  readonly beyond?: SQL | undefined;
  readonly orderBy?: readonly SQL[];
  readonly limit: number;
  readonly offset?: number;
  /** The value that rows are sorted by, as text, so that their position in the order is known. */
  readonly key?: SQL<string | null>;
  /** Whether to count all matching rows, wherever the page is. */
  readonly counted: boolean;
}

/** How rows of one resource type become JSON, as SQL text without parameters. */
export interface Shape {
  readonly table: string;
  /** The condition for rows that are visible to the protocol. */
  readonly present: string;
  /** The columns of `page`, which `json` and `detached` read. */
  readonly columns: string;
  readonly id: string;
  readonly json: string;
  /** A subquery of the values of the detached attribute. */
  readonly detached?: string;
}

/** One resource as one JSON value of the type Stored; null if there is none. */
export function resourceJson(shape: Shape, where: SQL): Expression {
  const { table, present, columns } = shape;
  const parts = new ExpressionParts();
  const row = `select ${columns} from ${table} where ${present} and ${parts.sql(where)}`;
  const text = `(select json_build_object(${jsonOf(shape)}) from (${row}) page)`;
  return { text, parameters: parts.parameters };
}

/** The value for a resource that can't exist. */
export const noJson: Expression = { text: "null", parameters: [] };

const jsonOf = ({ json, detached = "null" }: Shape): string => `${json}, 'detached', ${detached}`;

/**
 * One page as one JSON value of the type StoredPage, with the resources in the order of the rows. A page by index that
 * isn't full is the last one: its end gives the total, without counting.
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

/** A selection that is being rendered. */
interface Page extends Omit<Selection, "where" | "offset"> {
  readonly where: string;
  readonly offset: string | undefined;
  readonly parts: ExpressionParts;
}

/** Skips to a distant page by ids alone, which an index has; only the page's own rows are read. */
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
 * The limit for the planner to see. For a parameter it would assume a tenth of the table, and plan each page again;
 * with the exact number in the text, there would be as many statements as numbers.
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
