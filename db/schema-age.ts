import type { Row } from "postgres";
import journal from "@/db/migrations/meta/_journal.json" with { type: "json" };

const newest = journal.entries.at(-1)?.when ?? 0;

/** Whether the schema has every migration of this version, by the migrator's own rule; a newer schema does too. */
export const isMigratedQuery = `select max(created_at) >= ${newest} as migrated from drizzle.__drizzle_migrations`;

// No such table, schema, or privilege: the `migrate` that grants it has not run, or was an older version's.
const untold = new Set(["42P01", "3F000", "42501"]);

/** Interprets the query's result, or its failure for one of these reasons; other errors are rethrown. */
export const isMigrated = (answer: Promise<Iterable<Row>>): Promise<boolean> =>
  answer.then(
    ([row]) => row?.migrated === true,
    (error: unknown) => {
      if (error instanceof Error && "code" in error && untold.has(String(error.code))) return false;
      throw error;
    },
  );
