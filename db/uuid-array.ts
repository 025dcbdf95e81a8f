import { type SQL, sql } from "drizzle-orm";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a client's id can be one of ours at all; PostgreSQL would refuse to compare any other. */
export const isUuid = (id: string): boolean => uuid.test(id);

/** Ids as one bound value, however many there are. Those that aren't UUIDs match nothing and are left out. */
export const uuidArray = (ids: Iterable<string>): SQL =>
  sql`${`{${[...ids].filter(isUuid).join(",")}}`}::uuid[]`;
