import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const folder = "db/migrations";

const migrations = async () =>
  (await readdir(folder)).filter((file) => /^\d+_.*\.sql$/.test(file)).sort();

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

test("an index of a table that is there already may have been built beforehand, while all went on", async () => {
  const files = await migrations();
  const found: string[] = [];
  for (const file of files.filter((file) => file >= "0013")) {
    const text = await readFile(`${folder}/${file}`, "utf8");
    const made = new Set([...text.matchAll(/\bcreate table "(\w+)"/gi)].map(([, table]) => table));
    for (const [statement, table] of text.matchAll(
      /\bcreate (?:unique )?index (?!if not exists)[^;]*? on "(\w+)"/gi,
    )) {
      if (!made.has(table)) found.push(`${file}: ${statement}`);
    }
  }
  expect(found).toEqual([]);
});

test("a migration adds: what the version before reads and writes is still there", async () => {
  const files = await migrations();
  expect(files.length).toBeGreaterThan(10);
  const [, ...later] = files; // the first one begins with nothing
  const found: string[] = [];
  for (const file of later) {
    if (known.has(file)) continue;
    const text = (await readFile(`${folder}/${file}`, "utf8")).replaceAll(/--.*$/gm, "");
    for (const statement of text.split(";")) {
      if (contracting.some((pattern) => pattern.test(statement)))
        found.push(`${file}: ${statement.trim()}`);
    }
  }
  expect(found).toEqual([]);
});
