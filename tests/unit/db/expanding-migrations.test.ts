import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const folder = "db/migrations";

/** What an instance of the version before, which serves meanwhile, could run into. */
const contracting = [
  /\bdrop (table|column|function|type|schema|view)\b/i,
  /\brename (to|column)\b/i,
  /\balter column "?\w+"? (set not null|(set data )?type)\b/i,
  /\badd column (?!.*\b(default|generated)\b).*\bnot null\b/i,
];

/** Beside these an instance of before them can't do all that it did; it has to be stopped first. */
const known = new Set([
  // Who doesn't know the column can't add people: it has no default.
  "0006_scim_ids.sql",
]);

/** Statements of each migration but the first, which begins with nothing. */
async function statementsByFile(): Promise<[file: string, statements: string[]][]> {
  const files = (await readdir(folder)).filter((file) => /^\d+_.*\.sql$/.test(file)).sort();
  expect(files.length).toBeGreaterThan(10);
  return Promise.all(
    files.slice(1).map(async (file): Promise<[string, string[]]> => {
      const text = (await readFile(`${folder}/${file}`, "utf8")).replaceAll(/--.*$/gm, "");
      return [file, text.split(";").map((statement) => statement.trim())];
    }),
  );
}

test("a migration adds: what the version before reads and writes is still there", async () => {
  const found: string[] = [];
  for (const [file, statements] of await statementsByFile()) {
    if (known.has(file)) continue;
    for (const statement of statements) {
      if (contracting.some((pattern) => pattern.test(statement)))
        found.push(`${file}: ${statement}`);
    }
  }
  expect(found).toEqual([]);
});

/** To make an index holds up whoever writes, for as long as it takes. */
const index = /\bcreate (?:unique )?index (?!concurrently|if not exists)\S+ on "?(\w+)/i;
/** From before there was an installation to hold up. */
const uninstalled = ["0004_activity_by_request.sql", "0006_scim_ids.sql", "0008_users_present.sql"];

test("an index of a table that is there may have been made before its migration, CONCURRENTLY", async () => {
  const found: string[] = [];
  for (const [file, statements] of await statementsByFile()) {
    const made = statements.flatMap((text) => /\bcreate table "?(\w+)/i.exec(text)?.[1] ?? []);
    const tables = statements.flatMap((text) => index.exec(text)?.[1] ?? []);
    if (tables.some((table) => !made.includes(table))) found.push(file);
  }
  expect(found).toEqual(uninstalled);
});
