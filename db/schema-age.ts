import type { Row } from "postgres";
import journal from "@/db/migrations/meta/_journal.json" with { type: "json" };

const newest = journal.entries.at(-1)?.when ?? 0;

/** Whether the schema has every migration of this version, as the migrator itself tells it; a newer schema has them, too. */
export const isMigratedQuery = `select max(created_at) >= ${newest} as migrated from drizzle.__drizzle_migrations`;

// No such table, schema, or right: the "migrate" that makes the role's rights has not run, or was an older version's.
const untold = new Set(["42P01", "3F000", "42501"]);

/** Reads the answer to that question, or the refusal of it; what else went wrong is thrown on. */
export const isMigrated = (answer: Promise<Iterable<Row>>): Promise<boolean> =>
  answer.then(
    ([row]) => row?.migrated === true,
    (error: unknown) => {
      if (error instanceof Error && "code" in error && untold.has(String(error.code))) return false;
      throw error;
    },
  );
