import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";

const shared = globalThis as typeof globalThis & { floorPool?: Sql };

function sql(): Sql {
  shared.floorPool ??= postgres(process.env.DATABASE_URL ?? "", { max: 10 });
  return shared.floorPool;
}

/** One indexed query. */
export async function documentOf(id: string): Promise<object> {
  const [row] = await sql()`select document from floor_rows where id = ${id}`;
  if (!row) throw new Error(`the floor has no row ${id}`);
  return row.document;
}

/** One indexed query, by the name in a filter. */
export async function documentFoundBy(filter: string | null): Promise<object> {
  const name = filter?.match(/person\d+/)?.[0] ?? "";
  const [row] = await sql()`select document from floor_rows where name = ${name}`;
  if (!row) throw new Error(`the floor has nobody for ${filter}`);
  return row.document;
}

/** One insert. */
export async function insertDocument(document: object): Promise<object> {
  const id = randomUUID();
  await sql()`insert into floor_rows (id, name, document) values (${id}, ${id}, ${sql().json(document as never)})`;
  return { id, ...document };
}
