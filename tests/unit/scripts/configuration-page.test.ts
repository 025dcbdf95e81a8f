import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { variables } from "@/lib/variables";
import { configurationPage, renderConfiguration } from "@/scripts/support/configuration-page";

test("the configuration page is the one that the schema makes: npm run configuration", async () => {
  expect(await readFile(configurationPage, "utf8")).toBe(renderConfiguration());
});

test("every variable says what it does", () => {
  const silent = Object.entries(variables.shape).filter(([, schema]) => !schema.description);
  expect(silent.map(([name]) => name)).toEqual([]);
});

test("every variable reaches the container of the compose file, but those that it decides itself", async () => {
  const compose = await readFile("compose.yaml", "utf8");
  const own = ["DATABASE_APP_URL", "DATABASE_APP_ROLE", "PORT"];
  const left = Object.keys(variables.shape).filter((name) => !compose.includes(`      ${name}: `));
  expect(left).toEqual(own);
});
