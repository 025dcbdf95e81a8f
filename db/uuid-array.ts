import { type SQL, sql } from "drizzle-orm";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be an id of ours: only the canonical spelling, for ids are caseExact and PostgreSQL takes many others. */
export const isUuid = (id: string): boolean => uuid.test(id);

/** Ids in PostgreSQL's own form of an array. Those that aren't UUIDs match nothing and are left out. */
export const uuidArrayText = (ids: Iterable<string>): string =>
  `{${[...ids].filter(isUuid).join(",")}}`;

/** Ids as one bound value, however many there are. */
export const uuidArray = (ids: Iterable<string>): SQL => sql`${uuidArrayText(ids)}::uuid[]`;
