import { type SQL, sql } from "drizzle-orm";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be one of our ids: canonical form only, as ids are caseExact; PostgreSQL accepts other forms. */
export const isUuid = (id: string): boolean => uuid.test(id);

/** A PostgreSQL array literal of ids. Those that aren't UUIDs match nothing and are left out. */
export const uuidArrayText = (ids: Iterable<string>): string =>
  `{${[...ids].filter(isUuid).join(",")}}`;

/** Ids as one bound parameter, however many there are. */
export const uuidArray = (ids: Iterable<string>): SQL => sql`${uuidArrayText(ids)}::uuid[]`;
